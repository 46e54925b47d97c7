#pragma once

#include "documents/pdf_sheet.h"

namespace dijkwacht::documents {

/// Draws the steps below each other with arrows, each step's boxes in a column at its right; a column may go on at the next page.
void draw_chain(Sheet& sheet, const Chain& chain);

}  // namespace dijkwacht::documents
