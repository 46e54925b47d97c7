#include "app/programme_report.h"

#include <fmt/core.h>

#include <fstream>

#include "app/node_client.h"
#include "base/json.h"
#include "programme/period.h"
#include "programme/report_words.h"

namespace dijkwacht::app {
namespace {

Status write_whole(const std::filesystem::path& file, const std::string& bytes) {
  auto beside = file;
  beside += ".part";
  std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
  stream << bytes;
  stream.close();
  std::error_code error;
  if (stream) std::filesystem::rename(beside, file, error);
  if (stream && !error) return {};
  std::filesystem::remove(beside, error);
  return fail(ErrorCode::kUnavailable, fmt::format("cannot write {}", file.string()));
}

}  // namespace

Result<Told> programme_report(const std::filesystem::path& data_directory, const std::filesystem::path& executable,
                              const ProgrammeReportOrder& order) {
  TRY(programme::HalfYear::parse(order.period));
  TRY(parse_language(order.language));
  auto client = TRY(NodeClient::connect(data_directory, executable));
  const auto pdf = TRY(client.get(fmt::format("/api/v1/programme-reports/{}.pdf?language={}", order.period, order.language)));
  TRY(write_whole(order.out, pdf));
  JsonWriter json;
  json.object([&] {
    json.member("period", order.period).member("language", order.language).member("file", order.out.string());
    json.member("bytes", pdf.size());
  });
  return Told{.json = json.take(), .words = fmt::format("{}: {} bytes", order.out.string(), pdf.size())};
}

}  // namespace dijkwacht::app
