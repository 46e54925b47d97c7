#include "identifiers/handle.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "identifiers/typed_text.h"
#include "identifiers/url.h"

namespace dijkwacht::identifiers {
namespace {

/// The web address of a profile, taken apart: `/stories/name/12?x=1` is {"stories", "name", "12"} and "x=1".
struct Address {
  std::vector<std::string_view> path;
  std::string_view query;

  std::string_view at(std::size_t i) const { return i < path.size() ? path[i] : std::string_view{}; }
};

using Words = std::span<const std::string_view>;

bool is_among(Words words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

std::string_view value_in(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const auto pair = query.substr(0, query.find('&'));
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) return pair.substr(name.size() + 1);
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
  }
  return {};
}

// The name or number of the account on each platform's own pages; empty for a page that is no profile.

std::string_view name_on_facebook(const Address& address) {
  constexpr std::array<std::string_view, 22> kNoProfile{
      "groups",    "marketplace",   "events",  "watch",    "share",  "photo", "photo.php", "story.php",
      "login",     "permalink.php", "help",    "pages",    "reel",   "reels", "messages",  "hashtag",
      "login.php", "sharer.php",    "stories", "policies", "videos", "l.php"};
  if (address.at(0) == "profile.php") return value_in(address.query, "id");
  if (address.at(0) == "people" || (address.at(0) == "marketplace" && address.at(1) == "profile")) return address.at(2);
  return is_among(kNoProfile, address.at(0)) ? "" : address.at(0);
}

std::string_view name_on_instagram(const Address& address) {
  constexpr std::array<std::string_view, 10> kNoProfile{"p",        "reel",   "reels", "tv",    "explore",
                                                        "accounts", "direct", "about", "legal", "share"};
  if (address.at(0) == "stories") return address.at(1) == "highlights" ? "" : address.at(1);
  return is_among(kNoProfile, address.at(0)) ? "" : address.at(0);
}

std::string_view name_on_marktplaats(const Address& address) {
  if (address.at(0) == "u") return address.at(2);
  if (address.at(0) != "verkopers") return {};
  const auto page = address.at(1);
  return page.substr(0, page.find('.'));
}

std::string_view name_on_snapchat(const Address& address) {
  if (address.at(0) == "add") return address.at(1);
  return address.at(0).starts_with('@') ? address.at(0) : "";
}

std::string_view name_on_telegram(const Address& address) {
  constexpr std::array<std::string_view, 10> kNoProfile{"joinchat", "addstickers", "addemoji", "addlist", "share",
                                                        "proxy",    "socks",       "iv",       "c",       "login"};
  if (address.at(0) == "s") return address.at(1);
  return is_among(kNoProfile, address.at(0)) ? "" : address.at(0);
}

std::string_view name_on_tiktok(const Address& address) { return address.at(0).starts_with('@') ? address.at(0) : ""; }

std::string_view name_on_x(const Address& address) {
  constexpr std::array<std::string_view, 12> kNoProfile{"i",     "home",    "search",   "explore",       "intent",   "share",
                                                        "login", "hashtag", "settings", "notifications", "messages", "privacy"};
  return is_among(kNoProfile, address.at(0)) ? "" : address.at(0);
}

/// How a platform names its accounts.
struct Platform {
  std::string_view name;   ///< In the canonical form; never change one.
  std::string_view label;  ///< For people's eyes.
  std::array<std::string_view, 3> hosts;
  std::string_view (*name_on)(const Address&);
  std::string_view signs;    ///< Allowed beside letters and digits.
  std::string_view ignored;  ///< Signs that make no difference between two names.
  std::size_t length_min = 1;
  std::size_t length_max = 0;
  bool is_numbered = false;  ///< Accounts are told apart by number only.
};

constexpr std::array kPlatforms{
    Platform{"facebook", "Facebook", {"facebook.com", "fb.com", "fb.me"}, name_on_facebook, ".", ".", 5, 50},
    Platform{"instagram", "Instagram", {"instagram.com", "instagr.am"}, name_on_instagram, "._", "", 1, 30},
    Platform{"marktplaats", "Marktplaats", {"marktplaats.nl"}, name_on_marktplaats, "", "", 1, 20, true},
    Platform{"snapchat", "Snapchat", {"snapchat.com"}, name_on_snapchat, "._-", "", 3, 15},
    Platform{"telegram", "Telegram", {"t.me", "telegram.me"}, name_on_telegram, "_", "", 4, 32},
    Platform{"tiktok", "TikTok", {"tiktok.com"}, name_on_tiktok, "._", "", 2, 24},
    Platform{"x", "X", {"x.com", "twitter.com"}, name_on_x, "_", "", 1, 15},
};

const Platform* platform_named(std::string_view lower) {
  const auto* found = std::ranges::find(kPlatforms, lower == "twitter" ? "x" : lower, &Platform::name);
  return found == kPlatforms.end() ? nullptr : found;
}

/// Pages of the same platform for a phone, and in a language (`nl-nl.facebook.com`); others, such as help pages, are none of its
/// accounts'.
bool is_front(std::string_view prefix) {
  constexpr std::array<std::string_view, 5> kFronts{"", "www.", "m.", "mobile.", "web."};
  return is_among(kFronts, prefix) || (prefix.size() == 6 && prefix[2] == '-' && prefix[5] == '.');
}

const Platform* platform_at(std::string_view host) {
  const auto stands_at = [&](std::string_view own) {
    return !own.empty() && host.ends_with(own) && is_front(host.substr(0, host.size() - own.size()));
  };
  const auto* found =
      std::ranges::find_if(kPlatforms, [&](const auto& platform) { return std::ranges::any_of(platform.hosts, stands_at); });
  return found == kPlatforms.end() ? nullptr : found;
}

Examined<std::string> canonical_name(const Platform& platform, std::string_view typed) {
  if (typed.starts_with('@')) typed.remove_prefix(1);
  auto name = ascii_lower(typed);
  std::erase_if(name, [&](char c) { return platform.ignored.find(c) != std::string_view::npos; });
  const bool is_number = std::ranges::all_of(name, is_digit);
  const bool is_spelled = std::ranges::all_of(
      name, [&](char c) { return is_digit(c) || is_lower(c) || platform.signs.find(c) != std::string_view::npos; });
  const bool fits = name.size() >= platform.length_min && name.size() <= platform.length_max;
  if (!fits || !is_spelled || (platform.is_numbered && !is_number)) return refuse(Reason::kHandleName);
  return std::string(platform.name) + ":" + name;
}

Address address_of(std::string_view canonical_url) {
  Address address;
  const auto begin = canonical_url.find('/', canonical_url.find("://") + 3);
  auto path = canonical_url.substr(begin);
  if (const auto question = path.find('?'); question != std::string_view::npos) {
    address.query = path.substr(question + 1);
    path = path.substr(0, question);
  }
  while (!path.empty()) {
    const auto segment = path.substr(0, path.find('/'));
    if (!segment.empty()) address.path.push_back(segment);
    path.remove_prefix(std::min(segment.size() + 1, path.size()));
  }
  return address;
}

Examined<std::string> handle_in(const Identifier& url) {
  const auto host = host_of(url);
  const auto* platform = host ? platform_at(host->canonical().reveal("which platform it is")) : nullptr;
  if (platform == nullptr) return refuse(Reason::kHandlePlatform);
  const auto name = platform->name_on(address_of(url.canonical().reveal("whose profile it is")));
  return name.empty() ? refuse(Reason::kHandleProfile) : canonical_name(*platform, name);
}

}  // namespace

std::optional<Identifier> handle_of(const Identifier& url) {
  auto canonical = handle_in(url);
  if (!canonical) return std::nullopt;
  return Identifier::of_canonical(IdentifierType::kHandle, std::move(*canonical));
}

Examined<std::string> canonical_handle(std::string_view prepared) {
  if (has_invisible(prepared)) return refuse(Reason::kInvisibleCharacter);
  const auto colon = prepared.find(':');
  if (colon != std::string_view::npos) {
    const auto* platform = platform_named(ascii_lower(prepared.substr(0, colon)));
    if (platform != nullptr) {
      auto name = prepared.substr(colon + 1);
      name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
      return canonical_name(*platform, name);
    }
  }
  if (prepared.find('/') == std::string_view::npos) return refuse(Reason::kHandlePlatform);
  auto url = canonical_url(prepared);
  return url ? handle_in(Identifier::of_canonical(IdentifierType::kUrl, std::move(*url))) : url;
}

std::string display_handle(std::string_view canonical) {
  const auto colon = canonical.find(':');
  const auto* platform = platform_named(canonical.substr(0, colon));
  return std::string(platform == nullptr ? canonical.substr(0, colon) : platform->label) + ": " +
         std::string(canonical.substr(colon + 1));
}

std::string mask_handle(std::string_view canonical) {
  return std::string(canonical.substr(0, canonical.find(':') + 2)).append("•••");
}

}  // namespace dijkwacht::identifiers
