#include "reports/form_catalogue.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "config/data_fields.h"

namespace dijkwacht::reports {
namespace {

using config::TomlTable;

constexpr std::array<std::string_view, 12> kKinds{"text", "longtext", "iban", "phone",  "email",  "url",
                                                  "kvk",  "wallet",   "date", "amount", "choice", "consent"};
/// What the desk may keep in clear, and what it may seal for itself. Anything else is sealed in the browser.
constexpr std::array<std::string_view, 5> kDeskTargets{"channel", "occurredOn", "amount", "province", "consents"};
constexpr std::array<std::string_view, 5> kVictimTargets{"victim.name", "victim.email", "victim.phone", "victim.postcode",
                                                         "victim.birthYear"};
constexpr std::string_view kOtherForm = "other";

Result<FieldCompartment> parse_compartment(const TomlTable& row) {
  const auto text = TRY(row.text("compartment"));
  for (const auto compartment : {FieldCompartment::kDesk, FieldCompartment::kVictim, FieldCompartment::kSealed}) {
    if (name_of(compartment) == text) return compartment;
  }
  return data_error(row, "compartment", "must be desk, victim or sealed");
}

bool may_hold(FieldCompartment compartment, std::string_view target) {
  switch (compartment) {
    case FieldCompartment::kDesk: return std::ranges::find(kDeskTargets, target) != kDeskTargets.end();
    case FieldCompartment::kVictim: return std::ranges::find(kVictimTargets, target) != kVictimTargets.end();
    case FieldCompartment::kSealed:
      return std::ranges::find(kDeskTargets, target) == kDeskTargets.end() &&
             std::ranges::find(kVictimTargets, target) == kVictimTargets.end();
  }
  return false;
}

void write_field(JsonWriter& json, const FormField& field) {
  json.object([&] {
    json.member("id", field.id);
    json.member("compartment", name_of(field.compartment));
    json.member("kind", field.kind);
    json.member("target", field.target);
    json.member("role", field.role);
    json.member("nl", field.label.nl);
    json.member("en", field.label.en);
    write_text(json, "hint", field.hint);
    json.member("required", field.is_required);
    if (field.options.empty()) return;
    json.array("options", [&] {
      for (const auto& option : field.options) {
        json.object([&] {
          json.member("value", option.value);
          json.member("nl", option.text.nl);
          json.member("en", option.text.en);
        });
      }
    });
  });
}

}  // namespace

std::string_view name_of(FieldCompartment compartment) {
  switch (compartment) {
    case FieldCompartment::kDesk: return "desk";
    case FieldCompartment::kVictim: return "victim";
    case FieldCompartment::kSealed: return "sealed";
  }
  return "sealed";
}

/// Builds a catalogue from its files; knows where a mistake stands.
class FormLoader {
 public:
  Status read(const std::filesystem::path& taxonomy, const std::filesystem::path& forms) {
    TRY(read_types(TRY(config::read_toml(taxonomy / "fraud-types.toml"))));
    TRY(read_fields(TRY(config::read_toml(forms / "fields.toml"))));
    const auto other = TRY(read_form(forms / "other.toml", kOtherForm));
    for (auto& type : catalogue_.fraud_types_) {
      if (!type.is_reportable) continue;
      const auto file = forms / (type.code + ".toml");
      type.fields = std::filesystem::exists(file) ? TRY(read_form(file, type.code)) : other;
    }
    return {};
  }
  FormCatalogue take() { return std::move(catalogue_); }

 private:
  Status read_types(const TomlTable& root) {
    for (const auto& row : TRY(root.tables("types"))) {
      FraudType type;
      type.code = TRY(row.text("code"));
      if (catalogue_.fraud_type(type.code) != nullptr) return data_error(row, "code", "stands twice");
      type.name.nl = TRY(row.text("nl"));
      type.name.en = TRY(row.text("en"));
      type.is_reportable = TRY(row.flag("is_reportable"));
      catalogue_.fraud_types_.push_back(std::move(type));
    }
    return {};
  }

  Status read_fields(const TomlTable& root) {
    catalogue_.consent_text_version_ = TRY(root.text("consent_text_version"));
    for (const auto& row : TRY(root.tables("fields"))) {
      FormField field;
      field.id = TRY(row.text("id"));
      if (catalogue_.field(field.id) != nullptr) return data_error(row, "id", "stands twice");
      field.compartment = TRY(parse_compartment(row));
      field.kind = TRY(row.text("kind"));
      if (std::ranges::find(kKinds, field.kind) == kKinds.end()) return data_error(row, "kind", "is no kind of field");
      field.target = TRY(row.text("target"));
      if (!may_hold(field.compartment, field.target)) {
        return data_error(row, "target", "does not belong in this compartment; what is about the other party must be sealed");
      }
      field.role = TRY(row.text_or("role", ""));
      field.label = TRY(bilingual(row, "label"));
      field.hint = TRY(bilingual(row, "hint"));
      field.is_required = TRY(row.flag("required"));
      TRY(read_options(row, field));
      catalogue_.fields_.push_back(std::move(field));
    }
    return {};
  }

  static Status read_options(const TomlTable& row, FormField& field) {
    for (const auto& option : TRY(row.tables("options"))) {
      auto value = TRY(option.text("value"));
      auto nl = TRY(option.text("nl"));
      auto en = TRY(option.text("en"));
      field.options.push_back({std::move(value), {std::move(nl), std::move(en)}});
    }
    if ((field.kind == "choice") == field.options.empty())
      return data_error(row, "options", "belong to a choice, and only to that");
    return {};
  }

  Result<std::vector<std::string>> read_form(const std::filesystem::path& file, std::string_view code) {
    const auto root = TRY(config::read_toml(file));
    if (TRY(root.text("fraud_type")) != code) return data_error(root, "fraud_type", "must be the name of the file");
    auto ids = TRY(root.texts("fields"));
    std::set<std::string> seen;
    for (const auto& id : ids) {
      if (catalogue_.field(id) == nullptr) return data_error(root, "fields", "names '" + id + "', which is no field");
      if (!seen.insert(id).second) return data_error(root, "fields", "names '" + id + "' twice");
    }
    for (const auto& field : catalogue_.fields_) {
      if (field.is_required && !seen.contains(field.id))
        return data_error(root, "fields", "lacks '" + field.id + "', a required one");
    }
    return ids;
  }

  FormCatalogue catalogue_;
};

Result<FormCatalogue> FormCatalogue::load(const std::filesystem::path& taxonomy, const std::filesystem::path& forms) {
  FormLoader loader;
  TRY(loader.read(taxonomy, forms));
  return loader.take();
}

const FormField* FormCatalogue::field(std::string_view id) const {
  const auto found = std::ranges::find(fields_, id, &FormField::id);
  return found == fields_.end() ? nullptr : &*found;
}

const FraudType* FormCatalogue::fraud_type(std::string_view code) const {
  const auto found = std::ranges::find(fraud_types_, code, &FraudType::code);
  return found == fraud_types_.end() ? nullptr : &*found;
}

bool FormCatalogue::is_reportable(std::string_view code) const {
  const auto* type = fraud_type(code);
  return type != nullptr && type->is_reportable;
}

bool FormCatalogue::is_option(std::string_view id, std::string_view value) const {
  const auto* found = field(id);
  return found != nullptr && std::ranges::find(found->options, value, &FormOption::value) != found->options.end();
}

std::string to_json(const FormCatalogue& catalogue) {
  JsonWriter json;
  json.object([&] {
    json.member("consentTextVersion", catalogue.consent_text_version());
    json.array("fraudTypes", [&] {
      for (const auto& type : catalogue.fraud_types()) {
        if (!type.is_reportable) continue;
        json.object([&] {
          json.member("code", type.code);
          json.member("nl", type.name.nl);
          json.member("en", type.name.en);
          json.texts("forms", type.fields);
        });
      }
    });
    json.array("fields", [&] {
      for (const auto& field : catalogue.fields()) write_field(json, field);
    });
  });
  return json.take();
}

}  // namespace dijkwacht::reports
