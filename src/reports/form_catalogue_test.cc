#include "reports/form_catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/json.h"
#include "store/database_testing.h"

namespace dijkwacht::reports {
namespace {

const std::filesystem::path kData = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data";

const FormCatalogue& catalogue() {
  static const auto loaded = FormCatalogue::load(kData / "taxonomy", kData / "forms");
  EXPECT_TRUE(loaded.has_value()) << (loaded ? "" : loaded.error().message);
  return *loaded;
}

bool asks(std::string_view type, std::string_view field) {
  const auto& fields = catalogue().fraud_type(type)->fields;
  return std::ranges::find(fields, field) != fields.end();
}

TEST(FormCatalogue, FieldsFollowTheFraudType) {
  EXPECT_TRUE(asks("BHF", "remoteTool"));
  EXPECT_FALSE(asks("AKF", "remoteTool"));
  EXPECT_TRUE(asks("AKF", "adNumber"));
  EXPECT_TRUE(asks("WSF", "shopUrl"));
  EXPECT_FALSE(asks("VIN", "shopUrl"));
  EXPECT_TRUE(asks("BEL", "platform"));
  EXPECT_TRUE(asks("OVG", "narrative")) << "a type without a form of its own has the common one";
}

TEST(FormCatalogue, WhatIsAboutTheOtherPartyIsSealed) {
  for (const auto& field : catalogue().fields()) {
    const bool identifies = field.kind == "iban" || field.kind == "url" || field.target == "counterparty" ||
                            field.target.starts_with("payments") || field.target == "narrative" || field.target == "claimedName";
    if (identifies) {
      EXPECT_EQ(field.compartment, FieldCompartment::kSealed) << field.id;
    }
  }
}

TEST(FormCatalogue, EveryFieldHasItsWordsInBothLanguages) {
  for (const auto& field : catalogue().fields()) {
    EXPECT_FALSE(field.label.nl.empty() || field.label.en.empty()) << field.id;
    EXPECT_EQ(field.hint.nl.empty(), field.hint.en.empty()) << field.id;
  }
}

TEST(FormCatalogue, AMuleIsNoTypeOfReport) {
  EXPECT_TRUE(catalogue().is_reportable("BHF"));
  EXPECT_FALSE(catalogue().is_reportable("GDZ"));
  EXPECT_FALSE(catalogue().is_reportable("XXX"));
  EXPECT_TRUE(catalogue().is_channel("phone"));
  EXPECT_FALSE(catalogue().is_channel("NL13TEST0123456789"));
}

TEST(FormCatalogue, JsonHasTheDocumentedShape) {
  const auto json = JsonDocument::parse(to_json(catalogue())).value();
  const auto types = json.root().array("fraudTypes").value();
  EXPECT_EQ(types[0].string("code").value(), "AKF");
  EXPECT_FALSE(types[0].array("forms").value().empty());
  EXPECT_EQ(json.root().array("fields").value()[0].string("compartment").value(), "desk");
}

class FormFiles : public testing::Test {
 protected:
  Result<FormCatalogue> load_with(const std::string& file, std::string_view text, std::string_view other) {
    for (const auto* folder : {"taxonomy", "forms"}) {
      std::filesystem::copy(kData / folder, folder_.path() / folder,
                            std::filesystem::copy_options::overwrite_existing | std::filesystem::copy_options::recursive);
    }
    std::ifstream original(kData / file);
    std::string content((std::istreambuf_iterator<char>(original)), {});
    const auto position = content.find(text);
    EXPECT_NE(position, std::string::npos) << text;
    content.replace(position, text.size(), other);
    std::ofstream(folder_.path() / file) << content;
    return FormCatalogue::load(folder_.path() / "taxonomy", folder_.path() / "forms");
  }

  store::testing::TemporaryFolder folder_;
};

TEST_F(FormFiles, MistakesNameFileAndKey) {
  const std::vector<std::tuple<std::string, std::string, std::string, std::string>> mistakes{
      {"taxonomy/fraud-types.toml", "code = \"WSF\"", "code = \"AKF\"", "types[1]: 'code'"},
      {"forms/fields.toml", "id = \"occurredOn\"", "id = \"channel\"", "fields[1]: 'id'"},
      {"forms/fields.toml", "compartment = \"victim\"", "compartment = \"desk\"", "'target'"},
      {"forms/fields.toml", "kind = \"iban\"", "kind = \"bank\"", "'kind'"},
      {"forms/fields.toml", "kind = \"choice\"", "kind = \"text\"", "'options'"},
      {"forms/BHF.toml", "\"narrative\"", "\"story\"", "'fields'"},
      {"forms/BHF.toml", "  \"narrative\",\n", "", "'fields'"},
      {"forms/BHF.toml", "\"claimedName\"", "\"narrative\"", "'fields'"},
      {"forms/BHF.toml", "fraud_type = \"BHF\"", "fraud_type = \"AKF\"", "'fraud_type'"},
  };
  for (const auto& [file, text, other, named] : mistakes) {
    const auto loaded = load_with(file, text, other);
    ASSERT_FALSE(loaded.has_value()) << other;
    EXPECT_NE(loaded.error().message.find(std::filesystem::path(file).filename().string()), std::string::npos);
    EXPECT_NE(loaded.error().message.find(named), std::string::npos) << loaded.error().message;
  }
}

TEST_F(FormFiles, ADeskFieldForTheOtherPartysAccountIsRefused) {
  const auto loaded =
      load_with("forms/fields.toml", "compartment = \"sealed\"\nkind = \"iban\"", "compartment = \"desk\"\nkind = \"iban\"");
  ASSERT_FALSE(loaded.has_value());
  EXPECT_NE(loaded.error().message.find("must be sealed"), std::string::npos);
}

}  // namespace
}  // namespace dijkwacht::reports
