#include "app/ask.h"

#include <fmt/core.h>

#include "app/node_client.h"
#include "app/node_files.h"
#include "base/json.h"
#include "formats/domain_list.h"
#include "formats/eth_phishing_detect.h"

namespace dijkwacht::app {
namespace {

constexpr std::string_view kImports = "/api/v1/signal-imports";

struct Lists {
  std::vector<signals::ImportRow> block;
  std::vector<signals::ImportRow> allow;
};

/// A JSON object is the npm feed, anything else a plain list.
Result<Lists> read_lists(const std::filesystem::path& file) {
  const auto text = TRY(read_text_file(file));
  const auto start = text.find_first_not_of(" \t\r\n");
  if (start == std::string::npos || text[start] != '{') return Lists{.block = TRY(formats::read_domain_list(text)), .allow = {}};
  auto feed = TRY(formats::read_eth_phishing_detect(text));
  return Lists{.block = std::move(feed.block), .allow = std::move(feed.allow)};
}

Result<std::string> import_words(const char* listing, std::string_view answer) {
  const auto document = TRY(JsonDocument::parse(answer, std::size_t{64} << 20));
  const auto& root = document.root();
  const auto refused = TRY(root.array("refused"));
  auto words = fmt::format("{}: {} rows, {} imported, {} there already, {} refused", listing, TRY(root.integer("rows")),
                           TRY(root.integer("imported")), TRY(root.integer("unchanged")), refused.size());
  for (const auto& row : refused) {
    words += fmt::format("\n  row {}: {} ({})", TRY(row.integer("row")), TRY(row.string("reason")), TRY(row.string("value")));
  }
  return words;
}

}  // namespace

std::string import_body(const std::string& owner, const char* listing, const std::vector<signals::ImportRow>& rows) {
  JsonWriter json;
  json.object([&] {
    json.member("owner", owner).member("listing", listing);
    json.array("rows", [&] {
      for (const auto& row : rows) json.value(row.value);
    });
  });
  return json.take();
}

Result<Told> check(const std::filesystem::path& data_directory, const std::filesystem::path& executable, const std::string& type,
                   const std::string& value) {
  auto client = TRY(NodeClient::connect(data_directory, executable));
  JsonWriter json;
  json.object(
      [&] { json.array("identifiers", [&] { json.object([&] { json.member("type", type).member("value", value); }); }); });
  const auto document = TRY(JsonDocument::parse(TRY(client.post("/api/v1/checks", json.take()))));
  const auto answer = TRY(document.root().array("answers")).at(0);
  const auto notice = TRY(answer.at("notice"));
  auto words = fmt::format("{} {}: {}\n{}", TRY(answer.string("type")), TRY(answer.string("masked")), TRY(answer.string("state")),
                           TRY(notice.string("en")));
  for (const auto& reason : TRY(answer.array("denied"))) words += fmt::format("\n- {}", TRY(reason.string("en")));
  return Told{.json = answer.text(), .words = std::move(words)};
}

Result<Told> import_feed(const std::filesystem::path& data_directory, const std::filesystem::path& executable,
                         const ImportOrder& order) {
  const auto lists = TRY(read_lists(order.file));
  auto client = TRY(NodeClient::connect(data_directory, executable));
  const auto blocked = TRY(client.post(kImports, import_body(order.owner, "block", lists.block)));
  Told told{.json = fmt::format("{{\"block\":{}", blocked), .words = TRY(import_words("block", blocked))};
  if (!lists.allow.empty()) {
    const auto allowed = TRY(client.post(kImports, import_body(order.owner + "-allow", "allow", lists.allow)));
    told.json += fmt::format(",\"allow\":{}", allowed);
    told.words += "\n" + TRY(import_words("allow", allowed));
  }
  told.json += "}";
  return told;
}

}  // namespace dijkwacht::app
