#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "auth/api_key_service.h"
#include "identifiers/reason_texts.h"
#include "reports/bulk_service.h"
#include "reports/status_texts.h"

namespace dijkwacht::api {

/// The police's business desk: a business reports many transactions in one go, by its page or with its own key.
class BulkReports {
 public:
  struct Rooms {
    reports::BulkService& bulk;
    const reports::FormCatalogue& catalogue;
    const reports::BulkForm& form;
    const reports::StatusTexts& texts;
    const identifiers::ReasonTexts& reasons;
    auth::ApiKeyService& api_keys;
    const Repeats& repeats;
    bool node_is_synthetic;             ///< only then a synthetic identity provider vouches for whoever sends by the page
    std::function<void()> on_accepted;  ///< reports wait for linking
  };
  explicit BulkReports(Rooms rooms) : rooms_(std::move(rooms)) {}

  Result<http::Response> form(const Call& call) const;
  /// An outcome per row: good rows go in, bad ones are named.
  Result<http::Response> create(const Call& call) const;
  Result<http::Response> status(const Call& call) const;
  Result<http::Response> withdraw(const Call& call) const;

 private:
  Result<std::string> own_kvk(const Call& call) const;
  Bilingual reason(const std::string& code) const;
  void write_outcome(JsonWriter& json, const reports::BulkService::RowOutcome& row) const;
  void write_row(JsonWriter& json, const reports::BulkService::RowView& row) const;

  Rooms rooms_;
};

}  // namespace dijkwacht::api
