#include "formats/stix.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "base/id.h"
#include "base/json.h"
#include "crypto/secret.h"

namespace dijkwacht::formats {
namespace {

std::string stix_id(std::string_view publisher, std::string_view type, std::string_view own) {
  const auto named = fmt::format("stix|{}|{}|{}", publisher, type, own);
  const auto hash = crypto::hash(ByteView(reinterpret_cast<const std::uint8_t*>(named.data()), named.size()));
  Uuid uuid{};
  std::copy_n(hash.begin(), uuid.size(), uuid.begin());
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0F) | 0x40);
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3F) | 0x80);
  return fmt::format("{}--{}", type, uuid_text(uuid));
}

/// Writes the objects of one bundle.
class Bundle {
 public:
  explicit Bundle(const StixPublisher& publisher) : publisher_(publisher) {}

  std::string write(std::span<const insight::EntryVersion> entries, std::span<const barriers::BarrierModel> models) {
    json_.object([&] {
      json_.member("type", "bundle").member("id", id("bundle", contents_of(entries)));
      json_.array("objects", [&] {
        write_identity();
        for (const auto& entry : entries) write_entry(entry, models);
      });
    });
    return json_.take();
  }

 private:
  std::string id(std::string_view type, std::string_view own) const { return stix_id(publisher_.id, type, own); }

  /// A bundle with other content is another bundle.
  static std::string contents_of(std::span<const insight::EntryVersion> entries) {
    std::string contents;
    for (const auto& each : entries) contents += fmt::format("{}.{} ", each.entry.id, each.version);
    return contents;
  }

  void begin(std::string_view type, std::string_view own, Time created, Time modified) {
    json_.member("type", type).member("spec_version", "2.1").member("id", id(type, own));
    json_.member("created", time_text(created)).member("modified", time_text(modified));
  }
  void signed_by_publisher() { json_.member("created_by_ref", id("identity", "self")).member("lang", "en"); }

  void write_identity() {
    json_.object([&] {
      begin("identity", "self", publisher_.since, publisher_.since);
      json_.member("name", publisher_.name.en).member("identity_class", "organization");
    });
  }

  void write_entry(const insight::EntryVersion& version, std::span<const barriers::BarrierModel> models) {
    const auto& entry = version.entry;
    const auto model = std::ranges::find(models, entry.model, &barriers::BarrierModel::id);
    json_.object([&] {
      begin("attack-pattern", entry.id, version.created, version.at);
      signed_by_publisher();
      json_.member("name", entry.title.en).member("description", entry.summary.en);
      json_.array("external_references", [&] {
        for (const auto& fact : entry.facts) {
          json_.object([&] {
            json_.member("source_name", fact.source)
                .member("description", fmt::format("{} ({})", fact.text.en, fact.source_date));
          });
        }
      });
      if (model != models.end()) write_phases(*model);
    });
    if (model != models.end()) write_barriers(entry, *model);
  }

  void write_phases(const barriers::BarrierModel& model) {
    json_.array("kill_chain_phases", [&] {
      for (const auto& step : model.steps) {
        json_.object([&] { json_.member("kill_chain_name", "dijkwacht-" + model.id).member("phase_name", step.id); });
      }
    });
  }

  /// Two entries may share a model: its barriers are written once, and related to both.
  void write_barriers(const insight::KnowledgeEntry& entry, const barriers::BarrierModel& model) {
    const auto day = parse_date(model.source_date);
    const auto since = day ? Time(std::chrono::sys_days(*day)) : publisher_.since;
    const bool is_new = models_written_.insert(model.id).second;
    for (const auto& step : model.steps) {
      for (const auto& barrier : step.barriers) {
        const auto own = model.id + "|" + barrier.id;
        if (is_new) write_barrier(barrier, own, since);
        write_relationship(entry, own, since);
      }
    }
  }

  void write_barrier(const barriers::ModelBarrier& barrier, const std::string& own, Time since) {
    json_.object([&] {
      begin("course-of-action", own, since, since);
      signed_by_publisher();
      json_.member("name", barrier.text.en);
      json_.member("description", fmt::format("Kind: {}. Status: {}. Its effect was not measured here.",
                                              barriers::name_of(barrier.kind), barriers::name_of(barrier.status)));
      json_.array("external_references",
                  [&] { json_.object([&] { json_.member("source_name", "source").member("description", barrier.source); }); });
    });
  }

  void write_relationship(const insight::KnowledgeEntry& entry, const std::string& own, Time since) {
    json_.object([&] {
      begin("relationship", entry.id + "|" + own, since, since);
      signed_by_publisher();
      json_.member("relationship_type", "mitigates");
      json_.member("source_ref", id("course-of-action", own)).member("target_ref", id("attack-pattern", entry.id));
    });
  }

  const StixPublisher& publisher_;
  JsonWriter json_;
  std::set<std::string> models_written_;
};

}  // namespace

std::string stix_bundle(std::span<const insight::EntryVersion> entries, std::span<const barriers::BarrierModel> models,
                        const StixPublisher& publisher) {
  return Bundle(publisher).write(entries, models);
}

}  // namespace dijkwacht::formats
