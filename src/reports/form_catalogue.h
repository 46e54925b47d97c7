#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::reports {

/// Where the value of a field lives.
enum class FieldCompartment : std::uint8_t {
  kDesk,    ///< the desk keeps it in clear: type, channel, day, amount, province, consent
  kVictim,  ///< about the reporter; sealed at rest
  kSealed,  ///< sealed in the browser to the police; the desk never has it
};
std::string_view name_of(FieldCompartment compartment);

struct FormOption {
  std::string value;
  Bilingual text;
};

struct FormField {
  std::string id;
  FieldCompartment compartment = FieldCompartment::kSealed;
  std::string kind;    ///< text, longtext, iban, phone, email, url, date, amount, choice, consent
  std::string target;  ///< where the value goes: "victim.name", "counterparty", "payments.date"
  std::string role;    ///< role of a counterparty's identifier; "recipient|purpose" of a consent
  Bilingual label;
  Bilingual hint;
  bool is_required = false;
  std::vector<FormOption> options;
};

struct FraudType {
  std::string code;  ///< "BHF"
  Bilingual name;
  bool is_reportable = true;
  std::vector<std::string> fields;  ///< of its form, in order of asking; empty when not reportable
};

/// Types of fraud (data/taxonomy) and the report forms by type (data/forms). Immutable after loading.
class FormCatalogue {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file, row and key. A field outside the sealed compartment that could hold an
  /// identifier of the counterparty is refused: the desk may not keep one.
  static Result<FormCatalogue> load(const std::filesystem::path& taxonomy, const std::filesystem::path& forms);

  const std::vector<FraudType>& fraud_types() const { return fraud_types_; }
  const std::vector<FormField>& fields() const { return fields_; }
  const FormField* field(std::string_view id) const;
  const FraudType* fraud_type(std::string_view code) const;
  /// May a report be of this type?
  bool is_reportable(std::string_view code) const;
  bool is_channel(std::string_view value) const { return is_option("channel", value); }
  /// Also true for the answer that one would rather not say.
  bool is_province(std::string_view value) const { return is_option("province", value); }
  const std::string& consent_text_version() const { return consent_text_version_; }

 private:
  friend class FormLoader;
  bool is_option(std::string_view field, std::string_view value) const;

  std::vector<FraudType> fraud_types_;
  std::vector<FormField> fields_;
  std::string consent_text_version_;
};

/// `GET /api/v1/report-forms`.
std::string to_json(const FormCatalogue& catalogue);

}  // namespace dijkwacht::reports
