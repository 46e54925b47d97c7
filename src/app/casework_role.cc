#include "app/casework_role.h"

#include "app/case_context.h"
#include "app/casework_job.h"
#include "app/holdings.h"
#include "app/report_context.h"
#include "app/reporter_news.h"
#include "app/signal_context.h"
#include "audit/audit_log.h"
#include "cases/report_link_table.h"
#include "reports/referral_event.h"
#include "signals/acknowledgement_service.h"
#include "signals/delivery_table.h"
#include "signals/enquiry_ending_service.h"

namespace dijkwacht::app {
namespace {

constexpr const char* kLinkingJob = "casework.link";
constexpr Duration kLinkingPeriod = Duration(200);
constexpr Duration kMinute = std::chrono::minutes(1);
/// Numbers without a country code: the form says that it means Dutch ones.
constexpr const char* kPhoneRegion = "NL";

/// An exchange knows an identifier of the cases by its id.
Result<std::optional<Time>> first_report_of(store::Transaction& transaction, const std::string& reference) {
  return cases::first_identified_report_naming(transaction, TRY(cases::IdentifierId::parse(reference)));
}

/// What those who report to the police themselves read, and how cases are put in order; loaded at the start.
struct CaseworkData {
  reports::FormCatalogue catalogue;
  reports::BulkForm form;
  reports::StatusTexts texts;
  identifiers::ReasonTexts reasons;
  reports::AangifteTexts aangifte;
  cases::Priority priority;
  config::WordsFile dossier;
  cases::SettlementTracks tracks;
  cases::TakedownRules takedown;
  config::WordsFile takedown_words;
  signals::HolderVerdictRules verdicts;
  signals::EnquiryRules enquiries;
  reports::EvidenceRules evidence;
  signals::NoticeTerm notice_term;

  static Result<CaseworkData> load(const Platform& platform) {
    auto catalogue = TRY(reports::FormCatalogue::load(platform.data("taxonomy"), platform.data("forms")));
    auto form = TRY(reports::BulkForm::load(platform.data("forms/bulk.toml"), catalogue));
    return CaseworkData{.catalogue = std::move(catalogue),
                        .form = std::move(form),
                        .texts = TRY(reports::StatusTexts::load(platform.data("texts/report-status.toml"))),
                        .reasons = TRY(identifiers::ReasonTexts::load(platform.data("identifiers/reasons.toml"))),
                        .aangifte = TRY(reports::AangifteTexts::load(platform.data("texts/aangifte.toml"))),
                        .priority = TRY(cases::Priority::load(platform.data("casework/priority.toml"))),
                        .dossier = TRY(config::WordsFile::load(platform.data("texts/dossier.toml"))),
                        .tracks = TRY(cases::SettlementTracks::load(platform.data("casework/settlement-tracks.toml"))),
                        .takedown = TRY(cases::TakedownRules::load(platform.data("casework"))),
                        .takedown_words = TRY(config::WordsFile::load(platform.data("texts/takedown.toml"))),
                        .verdicts = TRY(signals::HolderVerdictRules::load(platform.data("policy/holder-verdicts.toml"))),
                        .enquiries = TRY(signals::EnquiryRules::load(platform.data("policy/enquiries.toml"))),
                        .evidence = TRY(reports::EvidenceRules::load(platform.data("forms/evidence.toml"))),
                        .notice_term = TRY(signals::NoticeTerm::load(platform.data("policy/bank-notice.toml")))};
  }
};

class CaseworkRole final : public Role {
 public:
  CaseworkRole(Platform& platform, ReportContext reports, SignalContext signals, std::unique_ptr<cases::CaseService> cases,
               CaseworkData data)
      : platform_(platform),
        report_context_(std::move(reports)),
        signal_context_(std::move(signals)),
        cases_(std::move(cases)),
        data_(std::move(data)) {}

  void offer(api::Resources& resources) override {
    resources.sealed_parts = &sealed_parts_;
    resources.identifications = &identifications_;
    resources.referrals = &referrals_;
    resources.bulk_reports = &bulk_reports_;
    resources.aangiften = &aangiften_resource_;
    resources.evidence = &evidence_resource_;
    resources.cases = &cases_resource_;
    resources.case_work = &case_work_;
    resources.case_settlements = &case_settlements_;
    resources.takedown_notices = &takedown_notices_;
    resources.opinions = &opinions_;
    resources.owned_signals = &owned_signals_;
    resources.signal_case = &signal_case_;
    resources.imports = &imports_;
    resources.objections = &objections_resource_;
    resources.heard_verdicts = &heard_verdicts_;
    resources.heard_enquiries = &heard_enquiries_;
  }

  void listen(messaging::EventHandlers& handlers) override {
    using messaging::Event;
    using messaging::Versions;
    handlers.on(std::string(reports::event::kOffered), Versions::kNewerOnly, [this](auto& transaction, const Event& event) {
      return inbox_.apply_offered(transaction, event.source, event.data);
    });
    handlers.on(std::string(reports::event::kWithdrawn), Versions::kNewerOnly, [this](auto& transaction, const Event& event) {
      return inbox_.apply_withdrawn(transaction, event.source, event.data);
    });
    handlers.on("signal.received", Versions::kAll, [this](auto& transaction, const Event& event) {
      return signals::apply_received(transaction, event.source, event.data, platform_.clock.now());
    });
    handlers.on("signal.removed", Versions::kAll, [this](auto& transaction, const Event& event) {
      return signals::apply_removed(transaction, event.source, event.data, platform_.clock.now());
    });
    handlers.on("objection.raised", Versions::kAll, [this](auto& transaction, const Event& event) {
      return objections_.intake(transaction, event.source, event.data, platform_.clock.now());
    });
    handlers.on(std::string(signals::kJudged), Versions::kAll, [this](auto& transaction, const Event& event) {
      return verdicts_.intake(transaction, event.source, event.data, platform_.clock.now());
    });
    handlers.on(std::string(signals::event::kEnquiryAsked), Versions::kAll, [this](auto& transaction, const Event& event) {
      return enquiries_.intake(transaction, event.source, event.data, platform_.clock.now());
    });
    // What a bank did with a payment is the bank's; here it is only written down that it told us, and that it acted.
    for (const auto* type : {"hold.placed", "hold.released"}) {
      handlers.on(type, Versions::kAll, [this](auto& transaction, const Event& event) -> Status {
        TRY(audit::append(transaction, {.actor = "partner:" + event.source, .action = event.type, .subject = event.subject},
                          platform_.clock.now()));
        if (event.type != "hold.placed") return {};
        return signals::apply_acted(transaction, event.source, event.data, platform_.clock.now());
      });
    }
  }

  void work(JobRunner& jobs) override {
    jobs_ = &jobs;
    jobs.add(kLinkingJob, kLinkingPeriod, [this] { return linking_.turn(); });
    jobs.add("reporters.tell", kLinkingPeriod, [this] { return news_.turn(); });
    jobs.add("signals.expire", kMinute, [this]() -> Status {
      TRY(withdrawal_.expire_due());
      TRY(withdrawal_.send_owed());
      TRY(signals::erase_due_enquiries(*platform_.database, platform_.clock.now()));
      return {};
    });
    jobs.add("parts.delete-keyless", kMinute, [this]() -> Status {
      TRY(depot_.delete_keyless());
      return {};
    });
  }

  Result<bool> owes_withdrawals(store::Transaction& transaction, const std::string& partner) override {
    return signals::owes_withdrawals(transaction, partner);
  }

  rights::Holdings* holdings() override { return &holdings_; }

  Status on_rule_switched(const std::string& rule, policy::RuleState state, const std::string& actor) override {
    if (state == policy::RuleState::kActive) {
      TRY(withdrawal_.send_owed());  // before anything is shared anew
      TRY(publication_.retry_waiting(actor));
    } else {
      TRY(withdrawal_.withdraw_rule(rule, actor));
    }
    return {};
  }

 private:
  void wake_linking() {
    if (jobs_ != nullptr) jobs_->wake(kLinkingJob);
  }

  Platform& platform_;
  ReportContext report_context_;
  SignalContext signal_context_;
  std::unique_ptr<cases::CaseService> cases_;
  CaseworkData data_;
  JobRunner* jobs_ = nullptr;  ///< null until the node starts

  reports::SealedPartDepot depot_{*report_context_.node};
  reports::ReferralInbox inbox_{*report_context_.node};
  reports::PartOpener opener_{*report_context_.node, kPhoneRegion};
  reports::IdentificationService identification_{*report_context_.node};
  signals::PublicationService publication_{*signal_context_.node};
  signals::WithdrawalService withdrawal_{*signal_context_.node};
  signals::ImportService import_{*signal_context_.node};
  signals::ObjectionService objections_{*signal_context_.node};
  signals::HolderVerdictService verdicts_{*signal_context_.node, data_.verdicts};
  signals::EnquiryAnsweringService enquiries_{*signal_context_.node, data_.enquiries, first_report_of};
  CaseworkHoldings holdings_{*signal_context_.node, publication_};
  ReporterNews news_{platform_, inbox_};
  CaseworkJob linking_{platform_, {opener_, inbox_, *cases_, publication_}};

  api::Repeats repeats_{*platform_.database, *platform_.keys, crypto::KeyDomain::kCasework};
  api::SealedParts sealed_parts_{depot_, data_.evidence, *platform_.keys, platform_.random};
  api::Identifications identifications_{identification_, platform_.settings.is_synthetic};
  api::Referrals referrals_{inbox_, *cases_, [this] { wake_linking(); }};
  reports::BulkService bulk_{*report_context_.node, data_.catalogue, data_.form, kPhoneRegion};
  api::BulkReports bulk_reports_{{.bulk = bulk_,
                                  .catalogue = data_.catalogue,
                                  .form = data_.form,
                                  .texts = data_.texts,
                                  .reasons = data_.reasons,
                                  .api_keys = *platform_.api_keys,
                                  .repeats = repeats_,
                                  .node_is_synthetic = platform_.settings.is_synthetic,
                                  .on_accepted = [this] { wake_linking(); }}};
  reports::AangifteService aangiften_{*report_context_.node, data_.aangifte};
  api::Aangiften aangiften_resource_{{.aangiften = aangiften_,
                                      .opener = opener_,
                                      .texts = data_.aangifte,
                                      .repeats = repeats_,
                                      .node_is_synthetic = platform_.settings.is_synthetic}};
  reports::EvidenceService evidence_{*report_context_.node, data_.evidence};
  api::Evidence evidence_resource_{{.evidence = evidence_, .opener = opener_, .rules = data_.evidence}};
  cases::SettlementService settlements_{*platform_.database, data_.tracks, inbox_, platform_.clock, platform_.random};
  cases::TakedownService takedowns_{{.database = *platform_.database,
                                     .keys = *platform_.keys,
                                     .policy = *platform_.policy,
                                     .self = platform_.self(),
                                     .cases = *cases_,
                                     .settlements = settlements_,
                                     .rules = data_.takedown,
                                     .pause_of =
                                         [this](store::Transaction& transaction, const cases::IdentifierId& identifier) {
                                           return signals::pause_of(transaction, *signal_context_.node, identifier.text());
                                         },
                                     .clock = platform_.clock,
                                     .random = platform_.random}};
  api::TakedownNotices takedown_notices_{{.takedowns = takedowns_,
                                          .cases = *cases_,
                                          .rules = data_.takedown,
                                          .words = data_.takedown_words,
                                          .keys = *platform_.keys,
                                          .repeats = repeats_,
                                          .clock = platform_.clock}};
  api::Cases cases_resource_{
      {*cases_, opener_, aangiften_, evidence_, *platform_.keys, *signal_context_.node, repeats_, data_.priority, data_.catalogue,
       data_.dossier, data_.notice_term, *platform_.database, takedowns_, data_.takedown, data_.takedown_words},
      [this]() -> Result<api::Cases::Progress> {
        const auto progress = TRY(linking_.progress());
        return api::Cases::Progress{progress.pending, progress.total, progress.is_settled};
      }};
  cases::WorkService work_{*platform_.database, *platform_.keys, platform_.clock, platform_.random};
  api::CaseWork case_work_{{work_, *platform_.log_in, repeats_}};
  api::CaseSettlements case_settlements_{{settlements_, data_.tracks, repeats_}};
  api::Opinions opinions_{{*cases_, publication_, withdrawal_, *platform_.policy, *platform_.partners, platform_.self(), repeats_,
                           *signal_context_.node}};
  api::OwnedSignals owned_signals_{*signal_context_.node};
  api::SignalCase signal_case_{*cases_, *signal_context_.node};
  api::SignalImports imports_{import_};
  api::Objections objections_resource_{objections_, repeats_};
  api::HeardEnquiries heard_enquiries_{enquiries_, repeats_};
  api::HolderVerdicts heard_verdicts_{verdicts_, repeats_, [this](const std::string& actor) -> Status {
                                        TRY(publication_.retry_waiting(actor));
                                        return {};
                                      }};
};

}  // namespace

Result<std::unique_ptr<Role>> make_casework_role(Platform& platform) {
  auto signals = make_signal_context(platform);
  signals.node->on_changed = [self = platform.settings.id](store::Transaction& transaction, const signals::Signal& signal) {
    return ReporterNews::note_signal(transaction, signal, self);
  };
  auto cases = TRY(make_case_service(platform, *signals.node));
  return std::make_unique<CaseworkRole>(platform, TRY(make_report_context(platform)), std::move(signals), std::move(cases),
                                        TRY(CaseworkData::load(platform)));
}

}  // namespace dijkwacht::app
