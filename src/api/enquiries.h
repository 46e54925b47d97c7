#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "signals/enquiry_answering_service.h"
#include "signals/enquiry_asking_service.h"

namespace dijkwacht::api {

/// After a hit, at who was told of a signal: ask its owner for more, and read the answer.
class AskedEnquiries {
 public:
  AskedEnquiries(signals::EnquiryAskingService& enquiries, const Repeats& repeats) : enquiries_(enquiries), repeats_(repeats) {}

  /// What may be chosen from.
  Result<http::Response> terms(const Call& call) const;
  /// By reason what the law says, before anything is asked.
  Result<http::Response> outlook(const Call& call) const;
  Result<http::Response> ask(const Call& call) const;
  Result<http::Response> list(const Call& call) const;
  Result<http::Response> get(const Call& call) const;

 private:
  signals::EnquiryAskingService& enquiries_;
  const Repeats& repeats_;
};

/// The same at the owner of the signal: read who asks, and give or refuse.
class HeardEnquiries {
 public:
  HeardEnquiries(signals::EnquiryAnsweringService& enquiries, const Repeats& repeats)
      : enquiries_(enquiries), repeats_(repeats) {}

  Result<http::Response> terms(const Call& call) const;
  Result<http::Response> list(const Call& call) const;
  Result<http::Response> answer(const Call& call) const;

 private:
  signals::EnquiryAnsweringService& enquiries_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
