#include "api/barrier_models.h"

#include <algorithm>

#include "api/barrier_model_document.h"
#include "api/page.h"
#include "api/pdf_answer.h"
#include "api/values.h"
#include "policy/explain.h"

namespace dijkwacht::api {
namespace {

/// "in-force", "simulated" (a trial on invented persons), "not-in-force", or "unknown": this node has no such rule.
std::string_view standing(const policy::RuleBook& rules, const std::string& id, Time now) {
  const auto* rule = rules.find(id);
  if (rule == nullptr) return "unknown";
  if (policy::view(*rule, rules.texts(), now).is_in_force) return "in-force";
  return rule->state == policy::RuleState::kSandbox ? "simulated" : "not-in-force";
}

/// Writes models; a value of one answer.
class ModelWriter {
 public:
  ModelWriter(JsonWriter& json, const policy::RuleBook& rules, Time now) : json_(json), rules_(rules), now_(now) {}

  void write(const barriers::BarrierModel& model) {
    json_.object([&] {
      json_.member("model", model.id).member("version", model.version);
      write_text(json_, "title", model.title);
      json_.array("fraudTypes", [&] {
        for (const auto& type : model.fraud_types) json_.value(type);
      });
      json_.member("mark", model.mark).member("source", model.source).member("sourceDate", model.source_date);
      json_.array("steps", [&] {
        for (const auto& step : model.steps) write(step);
      });
    });
  }

 private:
  void write(const barriers::ModelStep& step) {
    json_.object([&] {
      json_.member("step", step.id).member("source", step.source);
      write_text(json_, "title", step.title);
      if (step.note) write_text(json_, "note", *step.note);
      json_.array("enablers", [&] {
        for (const auto& enabler : step.enablers) json_.object([&] { json_.member("nl", enabler.nl).member("en", enabler.en); });
      });
      json_.array("signs", [&] {
        for (const auto& sign : step.signs) write(sign);
      });
      json_.array("barriers", [&] {
        for (const auto& barrier : step.barriers) write(barrier);
      });
    });
  }

  void write(const barriers::ModelSign& sign) {
    json_.object([&] {
      write_text(json_, "text", sign.text);
      json_.member("dataClass", policy::code_of(sign.data_class)).member("holder", sign.holder);
    });
  }

  void write(const barriers::ModelBarrier& barrier) {
    json_.object([&] {
      json_.member("barrier", barrier.id).member("source", barrier.source);
      write_text(json_, "text", barrier.text);
      json_.array("owners", [&] {
        for (const auto& owner : barrier.owners) json_.value(owner);
      });
      json_.member("kind", name_of(barrier.kind)).member("status", name_of(barrier.status));
      if (barrier.policy_rule) {
        json_.member("policyRule", *barrier.policy_rule);
        json_.member("policyRuleState", standing(rules_, *barrier.policy_rule, now_));
      }
      if (barrier.payment_rule) json_.member("paymentRule", *barrier.payment_rule);
      if (barrier.claim) {
        json_.object("claim", [&] {
          json_.member("nl", barrier.claim->text.nl).member("en", barrier.claim->text.en).member("source", barrier.claim->source);
        });
      }
    });
  }

  JsonWriter& json_;
  const policy::RuleBook& rules_;
  const Time now_;
};

}  // namespace

Result<http::Response> BarrierModels::list(const Call& call) const {
  const auto engine = desk_.engine();
  return page(models_, "", [&](JsonWriter& json, const barriers::BarrierModel& model) {
    ModelWriter(json, engine->rules(), call.now).write(model);
  });
}

Result<http::Response> BarrierModels::document(const Call& call) const {
  const auto id = TRY(call.request.parameter("modelId"));
  const auto model = std::ranges::find(models_, id, &barriers::BarrierModel::id);
  if (model == models_.end()) return fail(ErrorCode::kNotFound, "there is no such model");
  const auto language = TRY(query_value(call, "language", parse_language));
  const auto engine = desk_.engine();
  ModelPaper paper{.words = words_,
                   .texts = engine->rules().texts(),
                   .board = {},
                   .language = language.value_or(Language::kDutch),
                   .made_at = call.now};
  if (board_ != nullptr && EffectBoard::is_for(call.principal)) paper.board = TRY(board_->rows());
  return pdf_answer(barrier_model_document(*model, paper), model->id);
}

}  // namespace dijkwacht::api
