#include "http/router.h"

#include <algorithm>
#include <map>

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace dijkwacht::http {
namespace {

struct Segment {
  bool is_parameter = false;
  std::string text;  ///< the literal, or the parameter's name
};

/// A path that exists, with the routes that answer on it.
struct Resource {
  std::string pattern;
  std::vector<Segment> segments;
  std::vector<std::size_t> routes;  ///< places in the table
};

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> segments;
  std::size_t start = 1;  // after the leading '/'
  while (start <= path.size()) {
    const auto end = std::min(path.find('/', start), path.size());
    segments.push_back(path.substr(start, end - start));
    start = end + 1;
  }
  return segments;
}

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_kebab(std::string_view text) {
  // '.' for openapi.json, .well-known and the like
  return std::ranges::all_of(text, [](char c) { return is_lower_or_digit(c) || c == '-' || c == '.'; });
}

bool is_camel(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
         std::ranges::all_of(text, [](char c) { return is_lower_or_digit(c) || (c >= 'A' && c <= 'Z'); });
}

Result<std::vector<Segment>> parse_pattern(std::string_view pattern) {
  const auto malformed = [&](std::string_view why) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("route pattern {}: {}", pattern, why));
  };
  if (pattern.empty() || pattern.front() != '/') return malformed("it must start with '/'");
  std::vector<Segment> segments;
  for (const auto part : split(pattern)) {
    const bool is_parameter = part.starts_with('{') && part.ends_with('}') && part.size() >= 2;
    const auto text = is_parameter ? part.substr(1, part.size() - 2) : part;
    if (is_parameter && !is_camel(text)) return malformed("a parameter is a {camelCase} name");
    if (!is_parameter && !is_kebab(text)) return malformed("a literal is kebab-case");
    const bool is_twice =
        is_parameter && std::ranges::any_of(segments, [&](const Segment& s) { return s.is_parameter && s.text == text; });
    if (is_twice) return malformed("a parameter stands twice");
    segments.push_back({.is_parameter = is_parameter, .text = std::string(text)});
  }
  if (segments.size() > 1 && segments.back().text.empty()) return malformed("no '/' at the end");
  return segments;
}

bool fits(const std::vector<Segment>& pattern, const std::vector<std::string_view>& path) {
  return std::ranges::equal(pattern, path, [](const Segment& segment, std::string_view text) {
    return segment.is_parameter ? !text.empty() : segment.text == text;
  });
}

/// Is `a` a literal somewhere that `b` is a parameter?
bool is_narrower_somewhere(const std::vector<Segment>& a, const std::vector<Segment>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!a[i].is_parameter && b[i].is_parameter) return true;
  }
  return false;
}

bool overlap(const std::vector<Segment>& a, const std::vector<Segment>& b) {
  return std::ranges::equal(a, b, [](const Segment& x, const Segment& y) {
    return x.is_parameter || y.is_parameter ? !(x.text.empty() || y.text.empty()) : x.text == y.text;
  });
}

bool same_shape(const std::vector<Segment>& a, const std::vector<Segment>& b) {
  return std::ranges::equal(a, b, [](const Segment& x, const Segment& y) {
    return x.is_parameter == y.is_parameter && (x.is_parameter || x.text == y.text);
  });
}

/// Lexicographic: the first place where one is a literal and the other a parameter decides.
bool is_more_specific(const Resource& a, const Resource& b) {
  for (std::size_t i = 0; i < std::min(a.segments.size(), b.segments.size()); ++i) {
    if (a.segments[i].is_parameter != b.segments[i].is_parameter) return b.segments[i].is_parameter;
  }
  return false;
}

Status check_clash(const Resource& a, const Resource& b) {
  if (!overlap(a.segments, b.segments)) return {};
  const bool a_somewhere = is_narrower_somewhere(a.segments, b.segments);
  const bool b_somewhere = is_narrower_somewhere(b.segments, a.segments);
  if (a_somewhere != b_somewhere) return {};
  return fail(ErrorCode::kInvalidArgument, fmt::format("routes {} and {} clash: a path fits both", a.pattern, b.pattern));
}

}  // namespace

struct Router::Table {
  std::vector<Route> routes;
  Handler fallback;
  std::map<std::size_t, std::vector<Resource>> by_length;  ///< most specific first

  Status add(std::size_t index);
  Status check() const;
  const Resource* find(std::string_view path) const;
  const Route* route(const Resource& resource, Method method) const;
  std::vector<Method> methods(const Resource& resource) const;
  Response wrong_method(const Resource& resource) const;
  Response options(const Resource& resource, const Request& request) const;
};

Status Router::Table::add(std::size_t index) {
  const auto& route = routes[index];
  if (!route.handler) return fail(ErrorCode::kInvalidArgument, fmt::format("route {} has no handler", route.pattern));
  if (route.method == Method::kHead || route.method == Method::kOptions) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("route {}: HEAD and OPTIONS answer by themselves", route.pattern));
  }
  auto segments = TRY(parse_pattern(route.pattern));
  auto& resources = by_length[segments.size()];
  for (auto& resource : resources) {
    if (!same_shape(resource.segments, segments)) continue;
    if (resource.pattern != route.pattern) {
      return fail(ErrorCode::kInvalidArgument,
                  fmt::format("routes {} and {} clash: one path, two names", resource.pattern, route.pattern));
    }
    for (const auto other : resource.routes) {
      if (routes[other].method == route.method) {
        return fail(ErrorCode::kInvalidArgument, fmt::format("route {} {} stands twice", name_of(route.method), route.pattern));
      }
    }
    resource.routes.push_back(index);
    return {};
  }
  resources.push_back({.pattern = route.pattern, .segments = std::move(segments), .routes = {index}});
  return {};
}

Status Router::Table::check() const {
  for (const auto& [length, resources] : by_length) {
    for (std::size_t i = 0; i < resources.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) TRY(check_clash(resources[i], resources[j]));
    }
  }
  return {};
}

const Resource* Router::Table::find(std::string_view path) const {
  if (path.empty() || path.front() != '/') return nullptr;
  const auto segments = split(path);
  const auto resources = by_length.find(segments.size());
  if (resources == by_length.end()) return nullptr;
  for (const auto& resource : resources->second) {
    if (fits(resource.segments, segments)) return &resource;
  }
  return nullptr;
}

const Route* Router::Table::route(const Resource& resource, Method method) const {
  if (method == Method::kHead) method = Method::kGet;
  for (const auto index : resource.routes) {
    if (routes[index].method == method) return &routes[index];
  }
  return nullptr;
}

std::vector<Method> Router::Table::methods(const Resource& resource) const {
  std::vector<Method> methods;
  for (const auto index : resource.routes) {
    methods.push_back(routes[index].method);
    if (routes[index].method == Method::kGet) methods.push_back(Method::kHead);
  }
  methods.push_back(Method::kOptions);
  return methods;
}

namespace {

std::string allow_text(const std::vector<Method>& methods) {
  std::vector<std::string_view> names;
  for (const auto method : methods) names.push_back(name_of(method));
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

Response Router::Table::wrong_method(const Resource& resource) const {
  auto response = problem(405, "method-not-allowed", "this path does not know that method; see the Allow header");
  response.headers.set("Allow", allow_text(methods(resource)));
  return response;
}

Response Router::Table::options(const Resource& resource, const Request& request) const {
  std::vector<Method> shared;
  const Cors* cors = nullptr;
  for (const auto index : resource.routes) {
    if (!routes[index].cors) continue;
    cors = &*routes[index].cors;
    shared.push_back(routes[index].method);
    // A preflight asks for one method; that method's own row decides.
    if (request.headers.get("Access-Control-Request-Method") == name_of(routes[index].method)) break;
  }
  auto response = cors != nullptr ? preflight(*cors, request, shared) : no_content();
  response.headers.set("Allow", allow_text(methods(resource)));
  return response;
}

Result<Router> Router::create(std::vector<Route> routes, Handler fallback) {
  auto table = std::make_shared<Table>();
  table->routes = std::move(routes);
  table->fallback = std::move(fallback);
  for (std::size_t i = 0; i < table->routes.size(); ++i) TRY(table->add(i));
  TRY(table->check());
  for (auto& [length, resources] : table->by_length) std::ranges::stable_sort(resources, is_more_specific);
  return Router(std::move(table));
}

Response Router::handle(Request request) const {
  const auto* resource = table_->find(request.path);
  if (resource == nullptr) {
    if (table_->fallback && request.path != "*") return table_->fallback(request);
    if (request.path == "*" && request.method == Method::kOptions) return no_content();
    return problem({ErrorCode::kNotFound, "there is nothing at this path", {}});
  }
  auto response = [&] {
    if (request.method == Method::kOptions) return table_->options(*resource, request);
    const auto* route = table_->route(*resource, request.method);
    if (route == nullptr) return table_->wrong_method(*resource);
    const auto values = split(request.path);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto& segment = resource->segments[i];
      if (segment.is_parameter) request.parameters.emplace(segment.text, values[i]);
    }
    auto answer = route->handler(request);
    if (route->cors) allow_reading(*route->cors, request, answer);
    return answer;
  }();
  response.route = resource->pattern;
  return response;
}

std::size_t Router::body_bytes_max(const RequestHead& head, std::size_t otherwise) const {
  const auto* resource = table_->find(head.path);
  const auto* route = resource == nullptr ? nullptr : table_->route(*resource, head.method);
  return route == nullptr ? otherwise : route->body_bytes_max.value_or(otherwise);
}

const std::vector<Route>& Router::routes() const { return table_->routes; }

}  // namespace dijkwacht::http
