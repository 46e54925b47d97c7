#include "documents/pdf_chain.h"

#include <algorithm>
#include <array>

namespace dijkwacht::documents {
namespace {

constexpr double kFirmLineWidth = 1.2;
constexpr double kStepWidth = 150;
constexpr double kStepGap = 20;
constexpr double kStepMiddle = Sheet::kMargin + kStepWidth / 2;
constexpr double kBoxesFrom = Sheet::kMargin + kStepWidth + kStepGap;
constexpr double kBoxWidth = Sheet::kWidth - Sheet::kMargin - kBoxesFrom;
constexpr double kArrowLength = 16;
constexpr double kArrowSide = 3;

struct BoxWords {
  Lines text;
  Lines note;
  double height = 0;
};

BoxWords words_of(Sheet& sheet, const std::string& text, bool is_bold, const std::string& note, double width) {
  const auto inside = width - 2 * Sheet::kCellGap;
  BoxWords words{.text = sheet.lines_of(text, Sheet::kTextSize - 1, is_bold, inside), .note = {}, .height = 0};
  if (!note.empty()) words.note = sheet.lines_of(note, Sheet::kTextSize - 2, false, inside);
  words.height = height_of(words.text) + height_of(words.note) + 2 * Sheet::kCellGap;
  return words;
}

void outline(Sheet& sheet, double x, double width, double height, BoxLine line) {
  static constexpr std::array kDashes{3.0, 2.0};
  auto* context = sheet.context();
  cairo_set_dash(context, kDashes.data(), line == BoxLine::kDashed ? static_cast<int>(kDashes.size()) : 0, 0);
  cairo_set_line_width(context, line == BoxLine::kFirm ? kFirmLineWidth : Sheet::kLineWidth);
  cairo_rectangle(context, x, sheet.y(), width, height);
  cairo_stroke(context);
  cairo_set_dash(context, nullptr, 0, 0);
}

/// `y` stays.
void show_box(Sheet& sheet, const BoxWords& words, double x, double width, BoxLine line) {
  const auto top = sheet.y();
  outline(sheet, x, width, words.height, line);
  sheet.move_down(Sheet::kCellGap);
  sheet.show(words.text, x + Sheet::kCellGap);
  sheet.move_down(height_of(words.text));
  sheet.show(words.note, x + Sheet::kCellGap);
  sheet.move_to(top);
}

void draw_boxes(Sheet& sheet, const std::vector<ChainBox>& boxes, const std::vector<BoxWords>& words) {
  sheet.line(kBoxesFrom - kStepGap, sheet.y() + 2 * Sheet::kCellGap, kBoxesFrom, sheet.y() + 2 * Sheet::kCellGap);
  sheet.tagged("L", [&] {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      sheet.make_room(words[i].height);
      sheet.tagged("LI",
                   [&] { sheet.tagged("LBody", [&] { show_box(sheet, words[i], kBoxesFrom, kBoxWidth, boxes[i].line); }); });
      sheet.move_down(words[i].height + (i + 1 < boxes.size() ? Sheet::kGap : 0));
    }
  });
}

/// Gives where the step's own box ends: the arrow to the next begins there, or at the top of the page that the boxes went on to.
double draw_step(Sheet& sheet, const ChainStep& step) {
  const auto title = words_of(sheet, step.text, true, "", kStepWidth);
  std::vector<BoxWords> words;
  for (const auto& box : step.boxes) words.push_back(words_of(sheet, box.text, false, box.note, kBoxWidth));
  sheet.make_room(std::max(title.height, words.empty() ? 0 : words.front().height));
  const auto page = sheet.page();
  const auto end = sheet.y() + title.height;
  show_box(sheet, title, Sheet::kMargin, kStepWidth, BoxLine::kFirm);
  if (!words.empty()) draw_boxes(sheet, step.boxes, words);
  if (sheet.page() != page) return Sheet::kMargin;
  sheet.move_to(words.empty() ? end : std::max(sheet.y(), end));
  return end;
}

void draw_arrow(Sheet& sheet, double from, double to) {
  sheet.line(kStepMiddle, from, kStepMiddle, to);
  for (const double side : {-kArrowSide, kArrowSide}) sheet.line(kStepMiddle + side, to - 2 * kArrowSide, kStepMiddle, to);
}

}  // namespace

void draw_chain(Sheet& sheet, const Chain& chain) {
  sheet.tagged("L", [&] {
    for (std::size_t i = 0; i < chain.steps.size(); ++i) {
      double end = 0;
      sheet.tagged("LI", [&] { sheet.tagged("LBody", [&] { end = draw_step(sheet, chain.steps[i]); }); });
      if (i + 1 < chain.steps.size()) draw_arrow(sheet, end, sheet.y() + kArrowLength);
      sheet.move_down(kArrowLength);
    }
  });
}

}  // namespace dijkwacht::documents
