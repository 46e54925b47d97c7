#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "documents/document.h"

namespace dijkwacht::documents {

struct ReleaseDrawing {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  void operator()(PangoAttrList* attributes) const { pango_attr_list_unref(attributes); }
};
template <typename T>
using Held = std::unique_ptr<T, ReleaseDrawing>;

/// A text as its lines, each a layout of its own: the space that parts two lines stays a letter that is drawn. In one layout it
/// would be an empty mark inside the tag, behind which readers lose what follows.
using Lines = std::vector<Held<PangoLayout>>;
double height_of(const Lines& lines);

/// The pages of a tagged PDF, A4, filled from above; sizes in points. One thread at a time.
class Sheet {
 public:
  static constexpr double kWidth = 595.28;
  static constexpr double kHeight = 841.89;
  static constexpr double kMargin = 56;
  static constexpr double kGap = 8;
  static constexpr double kCellGap = 6;
  static constexpr double kLineWidth = 0.5;
  static constexpr int kTextSize = 10;

  /// The PDF is appended to `bytes`.
  Sheet(const Document& document, std::string& bytes);

  /// What `body` draws stands in the structure under `tag`.
  template <typename Body>
  void tagged(const char* tag, Body body, const char* attributes = "") {
    cairo_tag_begin(context_.get(), tag, attributes);
    body();
    cairo_tag_end(context_.get(), tag);
  }

  Lines lines_of(const std::string& text, int size, bool is_bold, double width);
  /// A text in lines, over as many pages as it needs.
  void flow(const std::string& text, int size, bool is_bold, double indent = 0);
  /// Lines from `x` down; `y` stays.
  void show(const Lines& lines, double x);
  /// A straight line outside the tags; in black until told otherwise.
  void line(double from_x, double from_y, double to_x, double to_y);
  /// For what the other members cannot draw.
  cairo_t* context() { return context_.get(); }

  double y() const { return y_; }
  void move_down(double by) { y_ += by; }
  void move_to(double y) { y_ = y; }
  int page() const { return page_; }
  bool is_at_top() const { return y_ <= kMargin; }
  /// Goes to a new page when so much does not fit on this one.
  void make_room(double height);
  /// Errors: kInternal when the PDF cannot be made.
  Status finish();

 private:
  Held<PangoLayout> layout(const std::string& text, int size, bool is_bold, double width);
  void show(PangoLayout* what, double x, double y);
  void end_page();

  Held<cairo_surface_t> surface_;
  Held<cairo_t> context_;
  Held<PangoAttrList> plain_letters_;  ///< two letters drawn as one need a mark inside the tag too
  double y_ = kMargin;
  int page_ = 0;
};

}  // namespace dijkwacht::documents
