#include "signals/enquiry.h"

#include <algorithm>

#include "base/json.h"
#include "base/name_table.h"
#include "identifiers/identifier.h"

namespace dijkwacht::signals {
namespace {

constexpr NameTable<EnquirySide, 2> kSides{"asked", "heard"};
constexpr NameTable<EnquiryState, 6> kStates{"open", "given", "refused", "withdrawn", "denied", "erased"};

/// As many digits as a citizen's number has; phones and accounts have more, days and amounts fewer.
constexpr int kDigitsOfAPerson = 9;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

/// Digits count together when only what people write between them stands between.
bool has_long_number(std::string_view text) {
  int digits = 0;
  for (const auto letter : text) {
    if (is_digit(letter)) {
      if (++digits == kDigitsOfAPerson) return true;
    } else if (std::string_view(" .-/()+").find(letter) == std::string_view::npos) {
      digits = 0;
    }
  }
  return false;
}

bool is_account(std::string_view text) { return identifiers::parse(identifiers::IdentifierType::kIban, text).has_value(); }

Status check_reference(std::string_view reference) {
  constexpr std::string_view kOthers = "./_-";
  const bool is_plain = std::ranges::all_of(
      reference, [&](char c) { return is_digit(c) || is_letter(c) || kOthers.find(c) != std::string_view::npos; });
  if (reference.size() > kOwnReferenceBytesMax || !is_plain)
    return fail(ErrorCode::kInvalidArgument, "at most 40 letters, digits and . / _ -", "reference");
  if (is_account(reference))
    return fail(ErrorCode::kInvalidArgument, "this is an account number; give the number of your own file", "reference");
  return {};
}

template <typename IdType>
Result<IdType> id_member(const JsonValue& root, std::string_view name) {
  const auto id = IdType::parse(TRY(root.string(name)));
  if (!id) return fail(ErrorCode::kInvalidArgument, "this is no id", std::string(name));
  return *id;
}

Result<Bytes> sealed_member(const JsonValue& root) {
  auto sealed = from_base64url(TRY(root.string("sealed")));
  if (!sealed || sealed->empty() || sealed->size() > event::kEnquirySealedBytesMax)
    return fail(ErrorCode::kInvalidArgument, "must be a sealed text", "sealed");
  return *std::move(sealed);
}

Enquiry without_sealed(Enquiry enquiry) {
  enquiry.words.clear();
  enquiry.given.clear();
  enquiry.event.reset();
  enquiry.kept_until.reset();
  return enquiry;
}

}  // namespace

std::string_view name_of(EnquirySide side) { return kSides.name(side); }
std::string_view name_of(EnquiryState state) { return kStates.name(state); }
Result<EnquiryState> parse_enquiry_state(std::string_view name) { return kStates.parse(name, "state"); }

Status check(const OwnWords& words) {
  if (words.words.empty()) return fail(ErrorCode::kInvalidArgument, "say in a few words why you need it", "words");
  if (words.words.size() > kOwnWordsBytesMax) return fail(ErrorCode::kInvalidArgument, "say it in 500 bytes", "words");
  if (words.words.find('@') != std::string::npos || has_long_number(words.words))
    return fail(ErrorCode::kInvalidArgument, "leave out account numbers, phone numbers and e-mail addresses", "words");
  return check_reference(words.reference);
}

std::string words_text(const OwnWords& words) {
  JsonWriter json;
  json.object([&] { json.member("words", words.words).member("reference", words.reference); });
  return json.take();
}

Result<OwnWords> read_words(std::string_view text) {
  const auto document = TRY(JsonDocument::parse(text));
  return OwnWords{std::string(TRY(document.root().string("words"))), std::string(TRY(document.root().string("reference")))};
}

bool is_late(const Enquiry& enquiry, Time now) { return enquiry.state == EnquiryState::kOpen && now > enquiry.due_at; }

Result<Enquiry> answered(Enquiry enquiry, EnquiryState state, std::string ground, Time kept_until, Time now) {
  if (enquiry.state != EnquiryState::kOpen) return fail(ErrorCode::kFailedPrecondition, "this question waits for no answer");
  enquiry.state = state;
  enquiry.ground = std::move(ground);
  enquiry.answered_at = now;
  enquiry.kept_until = kept_until;
  return enquiry;
}

Enquiry ended(Enquiry enquiry) {
  if (enquiry.state == EnquiryState::kOpen || enquiry.state == EnquiryState::kGiven) enquiry.state = EnquiryState::kWithdrawn;
  return without_sealed(std::move(enquiry));
}

Enquiry expired(Enquiry enquiry) {
  if (enquiry.state == EnquiryState::kGiven) enquiry.state = EnquiryState::kErased;
  return without_sealed(std::move(enquiry));
}

namespace event {

std::string enquiry_asked_text(const EnquiryAsked& asked) {
  JsonWriter json;
  json.object([&] {
    json.member("enquiryId", asked.enquiry.text()).member("signalId", asked.signal.text());
    json.member("reason", asked.reason).member("held", asked.held).member("sealed", to_base64url(asked.sealed));
  });
  return json.take();
}

Result<std::optional<EnquiryAsked>> read_enquiry_asked(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  if (TRY(root.boolean_or("erased", false))) return std::nullopt;
  return std::optional(EnquiryAsked{TRY(id_member<EnquiryId>(root, "enquiryId")), TRY(id_member<SignalId>(root, "signalId")),
                                    std::string(TRY(root.string("reason"))), std::string(TRY(root.string("held"))),
                                    TRY(sealed_member(root))});
}

std::string enquiry_answered_text(const EnquiryAnswered& answered) {
  JsonWriter json;
  json.object([&] {
    json.member("enquiryId", answered.enquiry.text()).member("ground", answered.ground);
    if (answered.sealed.empty()) return;
    json.member("rule", answered.rule).member("sealed", to_base64url(answered.sealed));
    write_time(json, "keptUntil", answered.kept_until);
  });
  return json.take();
}

Result<std::optional<EnquiryAnswered>> read_enquiry_answered(std::string_view type, std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  if (TRY(root.boolean_or("erased", false))) return std::nullopt;
  EnquiryAnswered answered{.enquiry = TRY(id_member<EnquiryId>(root, "enquiryId")),
                           .ground = std::string(TRY(root.string("ground")))};
  if (type == kEnquiryGiven) {
    answered.rule = std::string(TRY(root.string("rule")));
    answered.sealed = TRY(sealed_member(root));
    answered.kept_until = TRY(parse_time(TRY(root.string("keptUntil"))));
  }
  return std::optional(std::move(answered));
}

}  // namespace event

}  // namespace dijkwacht::signals
