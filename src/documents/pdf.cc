#include "documents/pdf.h"

#include <algorithm>
#include <array>
#include <mutex>

#include <fmt/core.h>

#include "documents/pdf_catalog.h"
#include "documents/pdf_chain.h"
#include "documents/pdf_sheet.h"

namespace dijkwacht::documents {
namespace {

constexpr std::array<int, 3> kHeadingSizes{18, 14, 11};
constexpr double kTextWidth = Sheet::kWidth - 2 * Sheet::kMargin;
constexpr double kGap = Sheet::kGap;
constexpr double kCellGap = Sheet::kCellGap;
constexpr double kGrey = 0.6;

bool is_address(std::string_view text) {
  const bool has_scheme = text.starts_with("https://") || text.starts_with("http://") || text.starts_with("mailto:");
  // Quotes and backslashes would end the attribute in which the address stands.
  return has_scheme &&
         std::ranges::none_of(text, [](char c) { return c == '\'' || c == '\\' || static_cast<unsigned char>(c) <= ' '; });
}

bool is_language(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Status check(const Document& document) {
  if (document.title.empty()) return fail(ErrorCode::kInvalidArgument, "a document needs a title", "title");
  if (!is_language(document.language)) return fail(ErrorCode::kInvalidArgument, "a document needs a language", "language");
  for (const auto& part : document.parts) {
    if (const auto* heading = std::get_if<Heading>(&part); heading && (heading->level < 1 || heading->level > 3))
      return fail(ErrorCode::kInvalidArgument, "a heading's level is 1 to 3", "level");
    if (const auto* link = std::get_if<Link>(&part); link && !is_address(link->address))
      return fail(ErrorCode::kInvalidArgument, "this is no web or e-mail address", "address");
    const auto* table = std::get_if<Table>(&part);
    if (table == nullptr) continue;
    const bool fits = !table->columns.empty() &&
                      std::ranges::all_of(table->rows, [&](const auto& row) { return row.size() == table->columns.size(); });
    if (!fits) return fail(ErrorCode::kInvalidArgument, "a row has as many cells as the table has columns", "rows");
  }
  return {};
}

/// Puts parts on pages. One thread at a time.
class Writer {
 public:
  Writer(const Document& document, std::string& bytes) : document_(document), sheet_(document, bytes) {}

  Status write() {
    sheet_.tagged("Document", [this] {
      draw(Heading{1, document_.title});
      if (document_.drawing) draw_chain(sheet_, *document_.drawing);
      for (const auto& part : document_.parts) std::visit([this](const auto& each) { draw(each); }, part);
    });
    return sheet_.finish();
  }

 private:
  void flow(const std::string& text, bool is_bold = false, double indent = 0) {
    sheet_.flow(text, Sheet::kTextSize, is_bold, indent);
  }

  void draw(const Heading& heading) {
    const int size = kHeadingSizes.at(static_cast<std::size_t>(heading.level - 1));
    sheet_.move_down(sheet_.is_at_top() ? 0 : kGap);
    sheet_.make_room(size * 4.0);  // never alone at the foot of a page
    sheet_.tagged(fmt::format("H{}", heading.level).c_str(), [&] { sheet_.flow(heading.text, size, true); });
    sheet_.move_down(kGap / 2);
  }

  void draw(const Paragraph& paragraph) {
    sheet_.tagged("P", [&] { flow(paragraph.text); });
    sheet_.move_down(kGap);
  }

  void draw(const Link& link) {
    const auto attributes = fmt::format("uri='{}'", link.address);
    sheet_.tagged("P", [&] { sheet_.tagged(CAIRO_TAG_LINK, [&] { flow(link.text); }, attributes.c_str()); });
    sheet_.move_down(kGap);
  }

  void draw(const List& list) {
    sheet_.tagged("L", [&] {
      for (const auto& item : list.items) {
        sheet_.tagged("LI", [&] { sheet_.tagged("LBody", [&] { flow("\u2022 " + item, false, kGap); }); });
        sheet_.move_down(kGap / 4);
      }
    });
    sheet_.move_down(kGap);
  }

  void draw(const Table& table) {
    sheet_.tagged("Table", [&] {
      if (!table.caption.empty()) {
        sheet_.tagged("Caption", [&] { flow(table.caption, true); });
        sheet_.move_down(kGap / 2);
      }
      const auto head = row_of(table.columns, true);
      // Never the head alone at the foot of a page.
      sheet_.make_room(head.height + (table.rows.empty() ? 0 : row_of(table.rows.front(), false).height));
      draw(head, true);
      for (const auto& cells : table.rows) draw(row_of(cells, false), false);
    });
    sheet_.move_down(kGap);
  }

  struct Row {
    std::vector<Lines> cells;
    double height = 0;  ///< with the line below it
  };
  Row row_of(const std::vector<std::string>& cells, bool is_head) {
    const double width = kTextWidth / static_cast<double>(cells.size());
    Row row;
    for (const auto& cell : cells) {
      row.cells.push_back(sheet_.lines_of(cell, Sheet::kTextSize - 1, is_head || row.cells.empty(), width - kCellGap));
      row.height = std::max(row.height, height_of(row.cells.back()) + kCellGap);
    }
    return row;
  }

  void draw(const Row& row, bool is_head) {
    const double width = kTextWidth / static_cast<double>(row.cells.size());
    sheet_.make_room(row.height);
    sheet_.tagged("TR", [&] {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const double x = Sheet::kMargin + width * static_cast<double>(i);
        sheet_.tagged(is_head || i == 0 ? "TH" : "TD", [&] { sheet_.show(row.cells[i], x); });
      }
    });
    sheet_.move_down(row.height - kCellGap / 2);
    cairo_set_source_rgb(sheet_.context(), kGrey, kGrey, kGrey);
    sheet_.line(Sheet::kMargin, sheet_.y(), Sheet::kWidth - Sheet::kMargin, sheet_.y());
    cairo_set_source_rgb(sheet_.context(), 0, 0, 0);
    sheet_.move_down(kCellGap / 2);
  }

  const Document& document_;
  Sheet sheet_;
};

}  // namespace

Result<std::string> write_pdf(const Document& document) {
  TRY(check(document));
  // Pango's font map is one for the process.
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  std::string bytes;
  TRY(Writer(document, bytes).write());
  return with_language(std::move(bytes), document.language);
}

}  // namespace dijkwacht::documents
