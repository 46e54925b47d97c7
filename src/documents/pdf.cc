#include "documents/pdf.h"

#include <pango/pangocairo.h>

#include <cairo-pdf.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include <fmt/core.h>

#include "documents/pdf_catalog.h"

namespace dijkwacht::documents {
namespace {

// A4 in points, as PDF counts.
constexpr double kWidth = 595.28;
constexpr double kHeight = 841.89;
constexpr double kMargin = 56;
constexpr double kGap = 8;
constexpr double kCellGap = 6;
constexpr double kNumberSize = 9;
constexpr int kTextSize = 10;
constexpr std::array<int, 3> kHeadingSizes{18, 14, 11};
constexpr double kLineWidth = 0.5;
constexpr double kNoWrap = -1;
constexpr double kGrey = 0.6;

struct Release {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  void operator()(PangoAttrList* attributes) const { pango_attr_list_unref(attributes); }
};
template <typename T>
using Held = std::unique_ptr<T, Release>;

cairo_status_t append(void* target, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

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
  Writer(const Document& document, std::string& bytes)
      : document_(document),
        surface_(cairo_pdf_surface_create_for_stream(append, &bytes, kWidth, kHeight)),
        context_(cairo_create(surface_.get())),
        plain_letters_(pango_attr_list_new()) {
    pango_attr_list_insert(plain_letters_.get(), pango_attr_font_features_new("liga=0, clig=0, dlig=0"));
    const auto set = [this](cairo_pdf_metadata_t key, const std::string& text) {
      cairo_pdf_surface_set_metadata(surface_.get(), key, text.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, document.title);
    set(CAIRO_PDF_METADATA_AUTHOR, document.author);
    set(CAIRO_PDF_METADATA_CREATOR, "Dijkwacht");
    set(CAIRO_PDF_METADATA_CREATE_DATE, time_text(document.made_at).substr(0, 19) + "Z");
  }

  Status write() {
    tagged("Document", [this] {
      draw(Heading{1, document_.title});
      for (const auto& part : document_.parts) std::visit([this](const auto& each) { draw(each); }, part);
    });
    end_page();
    cairo_surface_finish(surface_.get());
    if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS || cairo_status(context_.get()) != CAIRO_STATUS_SUCCESS)
      return fail(ErrorCode::kInternal, "the PDF could not be made");
    return {};
  }

 private:
  template <typename Body>
  void tagged(const char* tag, Body body, const char* attributes = "") {
    cairo_tag_begin(context_.get(), tag, attributes);
    body();
    cairo_tag_end(context_.get(), tag);
  }

  Held<PangoLayout> layout(const std::string& text, int size, bool is_bold, double width) {
    Held<PangoLayout> made(pango_cairo_create_layout(context_.get()));
    const Held<PangoFontDescription> font(pango_font_description_from_string("Sans"));
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(made.get(), font.get());
    pango_layout_set_width(made.get(), width == kNoWrap ? -1 : static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_attributes(made.get(), plain_letters_.get());
    pango_layout_set_text(made.get(), text.c_str(), static_cast<int>(text.size()));
    return made;
  }

  static double height_of(PangoLayout* of) {
    int height = 0;
    pango_layout_get_size(of, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
  }

  /// The lines of a text, each a layout of its own: the space that parts two lines stays a letter that is drawn. In one layout it
  /// would be an empty mark inside the tag, behind which readers lose what follows.
  std::vector<Held<PangoLayout>> lines_of(const std::string& text, int size, bool is_bold, double width) {
    const auto whole = layout(text, size, is_bold, width);
    std::vector<Held<PangoLayout>> lines;
    for (int i = 0; i < pango_layout_get_line_count(whole.get()); ++i) {
      const auto* line = pango_layout_get_line_readonly(whole.get(), i);
      auto words = text.substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length));
      lines.push_back(layout(words, size, is_bold, kNoWrap));
    }
    return lines;
  }

  static double height_of(const std::vector<Held<PangoLayout>>& lines) {
    double height = 0;
    for (const auto& line : lines) height += height_of(line.get());
    return height;
  }

  void show(PangoLayout* what, double x, double y) {
    cairo_move_to(context_.get(), x, y);
    pango_cairo_show_layout(context_.get(), what);
  }

  /// The number stands outside the tags: a reader skips it.
  void end_page() {
    ++page_;
    const auto number = layout(std::to_string(page_), static_cast<int>(kNumberSize), false, kWidth);
    pango_layout_set_alignment(number.get(), PANGO_ALIGN_CENTER);
    show(number.get(), 0, kHeight - kMargin / 2 - kNumberSize);
    cairo_show_page(context_.get());
    y_ = kMargin;
  }

  void make_room(double height) {
    if (y_ > kMargin && y_ + height > kHeight - kMargin) end_page();
  }

  /// A text in lines, over as many pages as it needs.
  void flow(const std::string& text, int size, bool is_bold, double indent = 0) {
    for (const auto& line : lines_of(text, size, is_bold, kWidth - 2 * kMargin - indent)) {
      const auto height = height_of(line.get());
      make_room(height);
      show(line.get(), kMargin + indent, y_);
      y_ += height;
    }
  }

  void draw(const Heading& heading) {
    const int size = kHeadingSizes.at(static_cast<std::size_t>(heading.level - 1));
    y_ += y_ > kMargin ? kGap : 0;
    make_room(size * 4.0);  // never alone at the foot of a page
    tagged(fmt::format("H{}", heading.level).c_str(), [&] { flow(heading.text, size, true); });
    y_ += kGap / 2;
  }

  void draw(const Paragraph& paragraph) {
    tagged("P", [&] { flow(paragraph.text, kTextSize, false); });
    y_ += kGap;
  }

  void draw(const Link& link) {
    const auto attributes = fmt::format("uri='{}'", link.address);
    tagged("P", [&] { tagged(CAIRO_TAG_LINK, [&] { flow(link.text, kTextSize, false); }, attributes.c_str()); });
    y_ += kGap;
  }

  void draw(const List& list) {
    tagged("L", [&] {
      for (const auto& item : list.items) {
        tagged("LI", [&] { tagged("LBody", [&] { flow("\u2022 " + item, kTextSize, false, kGap); }); });
        y_ += kGap / 4;
      }
    });
    y_ += kGap;
  }

  void draw(const Table& table) {
    tagged("Table", [&] {
      if (!table.caption.empty()) {
        tagged("Caption", [&] { flow(table.caption, kTextSize, true); });
        y_ += kGap / 2;
      }
      row(table.columns, true);
      for (const auto& cells : table.rows) row(cells, false);
    });
    y_ += kGap;
  }

  void row(const std::vector<std::string>& cells, bool is_head) {
    const double width = (kWidth - 2 * kMargin) / static_cast<double>(cells.size());
    std::vector<std::vector<Held<PangoLayout>>> texts;
    double height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      texts.push_back(lines_of(cells[i], kTextSize - 1, is_head || i == 0, width - kCellGap));
      height = std::max(height, height_of(texts.back()));
    }
    make_room(height + kCellGap);
    tagged("TR", [&] {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const double x = kMargin + width * static_cast<double>(i);
        tagged(is_head || i == 0 ? "TH" : "TD", [&] { show_lines(texts[i], x); });
      }
    });
    y_ += height + kCellGap / 2;
    cairo_set_line_width(context_.get(), kLineWidth);
    cairo_set_source_rgb(context_.get(), kGrey, kGrey, kGrey);
    cairo_move_to(context_.get(), kMargin, y_);
    cairo_line_to(context_.get(), kWidth - kMargin, y_);
    cairo_stroke(context_.get());
    cairo_set_source_rgb(context_.get(), 0, 0, 0);
    y_ += kCellGap / 2;
  }

  void show_lines(const std::vector<Held<PangoLayout>>& lines, double x) {
    double y = y_;
    for (const auto& line : lines) {
      show(line.get(), x, y);
      y += height_of(line.get());
    }
  }

  const Document& document_;
  Held<cairo_surface_t> surface_;
  Held<cairo_t> context_;
  Held<PangoAttrList> plain_letters_;  ///< two letters drawn as one need a mark inside the tag too
  double y_ = kMargin;
  int page_ = 0;
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
