#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/pdf.h"
#include "http/response.h"

namespace dijkwacht::api {

/// A document as a tagged PDF to keep. `name`: of the file, without ".pdf", in letters, digits and hyphens. Errors: as write_pdf.
inline Result<http::Response> pdf_answer(const documents::Document& document, std::string_view name) {
  http::Response response{.status = 200, .headers = {}, .body = TRY(documents::write_pdf(document))};
  response.headers.set("Content-Type", "application/pdf");
  response.headers.set("Content-Disposition", "attachment; filename=\"" + std::string(name) + ".pdf\"");
  return response;
}

}  // namespace dijkwacht::api
