#include "reports/opened_part.h"

#include <algorithm>

#include "base/json.h"
#include "base/limits.h"
#include "identifiers/handle.h"
#include "reports/json_fields.h"

namespace dijkwacht::reports {
namespace {

constexpr std::uint8_t kPaddingMark = 0x80;
/// A form asks for a handful; more is no form of ours.
constexpr std::size_t kItemsMax = 50;
constexpr std::size_t kShortTextBytesMax = 1000;
constexpr std::size_t kRoleBytesMax = 40;

std::unexpected<Error> corrupt(std::string_view what) {
  return fail(ErrorCode::kDataCorrupt, "this is no sealed part of ours: " + std::string(what));
}

/// Text as it was typed, cut to what a form can hold: a part that was sealed cannot be sent back.
Result<std::string> lenient_text(const JsonValue& object, std::string_view name, std::size_t max) {
  auto text = TRY(object.string_or(name, ""));
  if (text.size() > max) text.resize(max);
  return text;
}

OpenedIdentifier examine(std::string type, std::string role, std::string value, const identifiers::ParseOptions& options) {
  OpenedIdentifier opened{
      .type = std::move(type), .role = std::move(role), .value = Sensitive(std::move(value)), .canonical = {}, .reason = {}};
  const auto known = identifiers::parse_type(opened.type);
  if (!known) {
    opened.reason = "unknown-type";
    return opened;
  }
  auto examined = identifiers::examine(*known, opened.value.reveal("parse at the border of the casework"), options);
  if (examined) {
    opened.canonical = std::move(*examined);
  } else {
    opened.reason = identifiers::code_of(examined.error());
  }
  return opened;
}

bool is_listed(const OpenedPart& part, const identifiers::Identifier& identifier) {
  return std::ranges::any_of(part.identifiers, [&](const auto& listed) { return listed.canonical == identifier; });
}

/// The address of a profile names an account, which other addresses and reports name too: the account is listed as well.
void add_handles(OpenedPart& part) {
  const auto told = part.identifiers.size();
  for (std::size_t i = 0; i < told && part.identifiers.size() < kItemsMax; ++i) {
    if (!part.identifiers[i].canonical) continue;
    const auto handle = identifiers::handle_of(*part.identifiers[i].canonical);
    if (!handle || is_listed(part, *handle)) continue;
    auto text = handle->canonical().reveal("list the account beside its profile's address");
    part.identifiers.push_back({.type = std::string(name_of(handle->type())),
                                .role = part.identifiers[i].role,
                                .value = Sensitive(std::move(text)),
                                .canonical = *handle,
                                .reason = {}});
  }
}

Status read_identifiers(const JsonValue& root, const identifiers::ParseOptions& options, OpenedPart& part) {
  const auto list = TRY(root.find("counterparty"));
  if (!list) return {};
  const auto items = TRY(list->array());
  if (items.size() > kItemsMax) return corrupt("too many identifiers");
  for (const auto& item : items) {
    auto type = TRY(lenient_text(item, "type", kRoleBytesMax));
    auto role = TRY(lenient_text(item, "role", kRoleBytesMax));
    auto value = TRY(lenient_text(item, "value", limits::kIdentifierBytesMax + 1));
    part.identifiers.push_back(examine(std::move(type), std::move(role), std::move(value), options));
  }
  add_handles(part);
  return {};
}

/// The account a payment went to is the other party's, whether or not it was listed.
void add_payee(const OpenedPayment& payment, const identifiers::ParseOptions& options, OpenedPart& part) {
  const auto& iban = payment.to_iban.reveal("list as the payee");
  if (iban.empty()) return;
  auto payee = examine("iban", "payee", iban, options);
  const bool is_listed = std::ranges::any_of(part.identifiers, [&](const auto& listed) {
    return payee.canonical ? listed.canonical == payee.canonical : listed.type == payee.type && listed.value == payee.value;
  });
  if (!is_listed) part.identifiers.push_back(std::move(payee));
}

Status read_payments(const JsonValue& root, const identifiers::ParseOptions& options, OpenedPart& part) {
  const auto list = TRY(root.find("payments"));
  if (!list) return {};
  const auto items = TRY(list->array());
  if (items.size() > kItemsMax) return corrupt("too many payments");
  for (const auto& item : items) {
    OpenedPayment payment;
    payment.date = TRY(lenient_text(item, "date", kRoleBytesMax));
    payment.amount = TRY(money_field(item, "amount"));
    payment.to_iban = Sensitive(TRY(lenient_text(item, "toIban", limits::kIdentifierBytesMax + 1)));
    payment.reference = Sensitive(TRY(lenient_text(item, "reference", kShortTextBytesMax)));
    add_payee(payment, options, part);
    part.payments.push_back(std::move(payment));
  }
  return {};
}

Result<OpenedPart> read_part(const ReportId& report, std::string_view text, const identifiers::ParseOptions& options) {
  const auto document = TRY(JsonDocument::parse(text));
  const auto& root = document.root();
  if (TRY(root.integer("v")) != 1) return corrupt("another version");
  OpenedPart part;
  part.report = report;
  part.narrative = Sensitive(TRY(lenient_text(root, "narrative", limits::kNarrativeBytesMax)));
  part.claimed_name = Sensitive(TRY(lenient_text(root, "claimedName", kShortTextBytesMax)));
  part.platform = Sensitive(TRY(lenient_text(root, "platform", kShortTextBytesMax)));
  TRY(read_identifiers(root, options, part));
  TRY(read_payments(root, options, part));
  return part;
}

}  // namespace

Result<ByteView> unpad(ByteView padded, std::size_t block) {
  if (padded.empty() || padded.size() % block != 0) return corrupt("its padding is wrong");
  for (std::size_t end = padded.size(); end > padded.size() - block; --end) {
    if (padded[end - 1] == kPaddingMark) return padded.first(end - 1);
    if (padded[end - 1] != 0) break;
  }
  return corrupt("its padding is wrong");
}

Result<OpenedPart> parse_part(const ReportId& report, ByteView padded, const identifiers::ParseOptions& options) {
  const auto content = TRY(unpad(padded, kPartBlockBytes));
  auto part = read_part(report, as_text(content), options);
  if (part) return part;
  // The message of the reader may name a field, never a value; but the fault is the sealed bytes', not the asker's.
  return corrupt(part.error().message);
}

}  // namespace dijkwacht::reports
