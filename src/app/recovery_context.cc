#include "app/recovery_context.h"

namespace dijkwacht::app {

Result<victims::RecoveryContext> make_recovery_context(Platform& platform) {
  const auto* self = platform.partners->find(platform.settings.id);
  return victims::RecoveryContext{.database = *platform.database,
                                  .keys = *platform.keys,
                                  .policy = *platform.policy,
                                  .clock = platform.clock,
                                  .random = platform.random,
                                  .self = platform.self(),
                                  .processing = platform.processing(),
                                  .bank_codes = self != nullptr ? self->bank_codes : std::vector<std::string>(),
                                  .terms = TRY(victims::RecoveryTerms::load(platform.data("victims/pnbf.toml")))};
}

Result<victims::RecallContext> make_recall_context(Platform& platform) {
  return victims::RecallContext{.database = *platform.database,
                                .keys = *platform.keys,
                                .clock = platform.clock,
                                .random = platform.random,
                                .processing = platform.processing(),
                                .terms = TRY(victims::RecallTerms::load(platform.data("victims/recalls.toml")))};
}

victims::Sender letter_sender(const Platform& platform) {
  const auto* self = platform.partners->find(platform.settings.id);
  if (self == nullptr) return {.name = platform.settings.id, .contact = ""};
  if (!self->contact) return {.name = self->name.nl, .contact = ""};
  const auto& contact = *self->contact;
  const auto& way = !contact.phone.empty() ? contact.phone : !contact.email.empty() ? contact.email : contact.page;
  return {.name = self->name.nl, .contact = way};
}

}  // namespace dijkwacht::app
