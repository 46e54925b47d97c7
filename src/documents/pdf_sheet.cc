#include "documents/pdf_sheet.h"

#include <cairo-pdf.h>

namespace dijkwacht::documents {
namespace {

constexpr double kNumberSize = 9;
constexpr double kNoWrap = -1;

cairo_status_t append(void* target, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

double height_of(PangoLayout* of) {
  int height = 0;
  pango_layout_get_size(of, nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

}  // namespace

double height_of(const Lines& lines) {
  double height = 0;
  for (const auto& line : lines) height += height_of(line.get());
  return height;
}

Sheet::Sheet(const Document& document, std::string& bytes)
    : surface_(cairo_pdf_surface_create_for_stream(append, &bytes, kWidth, kHeight)),
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

Held<PangoLayout> Sheet::layout(const std::string& text, int size, bool is_bold, double width) {
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

Lines Sheet::lines_of(const std::string& text, int size, bool is_bold, double width) {
  const auto whole = layout(text, size, is_bold, width);
  Lines lines;
  for (int i = 0; i < pango_layout_get_line_count(whole.get()); ++i) {
    const auto* line = pango_layout_get_line_readonly(whole.get(), i);
    auto words = text.substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length));
    lines.push_back(layout(words, size, is_bold, kNoWrap));
  }
  return lines;
}

void Sheet::show(PangoLayout* what, double x, double y) {
  cairo_move_to(context_.get(), x, y);
  pango_cairo_show_layout(context_.get(), what);
}

void Sheet::show(const Lines& lines, double x) {
  double y = y_;
  for (const auto& line : lines) {
    show(line.get(), x, y);
    y += height_of(line.get());
  }
}

void Sheet::flow(const std::string& text, int size, bool is_bold, double indent) {
  for (const auto& line : lines_of(text, size, is_bold, kWidth - 2 * kMargin - indent)) {
    const auto height = height_of(line.get());
    make_room(height);
    show(line.get(), kMargin + indent, y_);
    y_ += height;
  }
}

void Sheet::line(double from_x, double from_y, double to_x, double to_y) {
  cairo_set_line_width(context_.get(), kLineWidth);
  cairo_move_to(context_.get(), from_x, from_y);
  cairo_line_to(context_.get(), to_x, to_y);
  cairo_stroke(context_.get());
}

void Sheet::make_room(double height) {
  if (!is_at_top() && y_ + height > kHeight - kMargin) end_page();
}

/// The number stands outside the tags: a reader skips it.
void Sheet::end_page() {
  ++page_;
  const auto number = layout(std::to_string(page_), static_cast<int>(kNumberSize), false, kWidth);
  pango_layout_set_alignment(number.get(), PANGO_ALIGN_CENTER);
  show(number.get(), 0, kHeight - kMargin / 2 - kNumberSize);
  cairo_show_page(context_.get());
  y_ = kMargin;
}

Status Sheet::finish() {
  end_page();
  cairo_surface_finish(surface_.get());
  if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS || cairo_status(context_.get()) != CAIRO_STATUS_SUCCESS)
    return fail(ErrorCode::kInternal, "the PDF could not be made");
  return {};
}

}  // namespace dijkwacht::documents
