#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/clock.h"

namespace dijkwacht::documents {

/// The parts of a document. Values; all text is UTF-8.
struct Heading {
  int level = 1;  ///< 1 to 3; levels are not skipped
  std::string text;
};
struct Paragraph {
  std::string text;
};
/// A paragraph that leads elsewhere.
struct Link {
  std::string text;
  std::string address;  ///< http, https or mailto
};
struct List {
  std::vector<std::string> items;
};
/// The first cell of each row is its header.
struct Table {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< as many cells as columns
};
using Part = std::variant<Heading, Paragraph, Link, List, Table>;

/// How firmly a box of a chain is drawn.
enum class BoxLine : std::uint8_t { kFirm, kThin, kDashed };
struct ChainBox {
  std::string text;
  std::string note;  ///< in smaller letters below it; may be empty
  BoxLine line = BoxLine::kThin;
};
struct ChainStep {
  std::string text;
  std::vector<ChainBox> boxes;
};
/// Steps drawn below each other with arrows, beside each what acts at it. Who cannot see it hears a list of steps, each with a
/// list.
struct Chain {
  std::vector<ChainStep> steps;
};

struct Document {
  std::string title;     ///< shown by the viewer and, as the first heading, on the first page
  std::string language;  ///< "nl-NL"
  std::string author;
  Time made_at;
  std::optional<Chain> drawing = std::nullopt;  ///< stands below the title
  std::vector<Part> parts;
};

}  // namespace dijkwacht::documents
