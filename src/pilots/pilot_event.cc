#include "pilots/pilot_event.h"

#include "base/json.h"

namespace dijkwacht::pilots::event {
namespace {

/// The member's text through a parser that does not know where it stands.
template <typename Parser>
auto parsed(const JsonValue& value, std::string_view name, Parser parse) -> decltype(parse(std::string_view())) {
  auto result = parse(TRY(value.string(name)));
  if (!result) return fail(ErrorCode::kInvalidArgument, result.error().message, std::string(name));
  return result;
}

Result<crypto::Token> parse_token(std::string_view text) { return crypto::Token::from_bytes(TRY(from_base64url(text))); }

/// A store erases what is withdrawn before it was delivered.
Result<bool> is_erased(const JsonValue& value) { return value.boolean_or("erased", false); }

template <typename Write>
std::string object(Write write) {
  JsonWriter json;
  json.object([&] { write(json); });
  return json.take();
}

}  // namespace

std::string text_of(const Started& started) {
  return object([&](JsonWriter& json) {
    json.member("runId", started.run.text()).member("pilot", started.pilot);
    json.member("startedAt", time_text(started.started_at)).member("endsAt", time_text(started.ends_at));
    json.member("sealedKey", to_base64url(started.sealed_key));
  });
}

std::string text_of(const Ended& ended) {
  return object([&](JsonWriter& json) { json.member("runId", ended.run.text()).member("reason", ended.reason); });
}

std::string text_of(const Hashed& hashed) {
  return object([&](JsonWriter& json) {
    json.member("runId", hashed.run.text()).member("pilot", hashed.pilot).member("type", hashed.type);
    json.member("hash", to_base64url(hashed.token.bytes));
    if (hashed.question) json.member("questionId", hashed.question->text());
    json.member("hasComplaint", hashed.has_complaint);
  });
}

std::string text_of(const Answer& answer) {
  return object([&](JsonWriter& json) {
    json.member("questionId", answer.question.text()).member("isHit", answer.is_hit).member("sources", answer.sources);
  });
}

std::string text_of(const Judgement& judgement) {
  return object([&](JsonWriter& json) {
    json.member("pilot", judgement.pilot).member("questionId", judgement.question.text());
    json.member("wasRight", judgement.was_right).member("minutes", judgement.minutes);
  });
}

Result<std::optional<Started>> read_started(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  if (TRY(is_erased(root))) return std::nullopt;
  return Started{.run = TRY(parsed(root, "runId", RunId::parse)),
                 .pilot = std::string(TRY(root.string("pilot"))),
                 .started_at = TRY(parsed(root, "startedAt", parse_time)),
                 .ends_at = TRY(parsed(root, "endsAt", parse_time)),
                 .sealed_key = TRY(parsed(root, "sealedKey", from_base64url))};
}

Result<Ended> read_ended(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  return Ended{.run = TRY(parsed(document.root(), "runId", RunId::parse)),
               .reason = std::string(TRY(document.root().string("reason")))};
}

Result<std::optional<Hashed>> read_hashed(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  if (TRY(is_erased(root))) return std::nullopt;
  Hashed hashed{.run = TRY(parsed(root, "runId", RunId::parse)),
                .pilot = std::string(TRY(root.string("pilot"))),
                .type = std::string(TRY(root.string("type"))),
                .token = TRY(parsed(root, "hash", parse_token)),
                .has_complaint = TRY(root.boolean_or("hasComplaint", false))};
  if (TRY(root.find("questionId"))) hashed.question = TRY(parsed(root, "questionId", QuestionId::parse));
  return hashed;
}

Result<Answer> read_answer(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  return Answer{.question = TRY(parsed(root, "questionId", QuestionId::parse)),
                .is_hit = TRY(root.boolean("isHit")),
                .sources = TRY(root.integer("sources"))};
}

Result<Judgement> read_judgement(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  return Judgement{.pilot = std::string(TRY(root.string("pilot"))),
                   .question = TRY(parsed(root, "questionId", QuestionId::parse)),
                   .was_right = TRY(root.boolean("wasRight")),
                   .minutes = TRY(root.integer("minutes"))};
}

}  // namespace dijkwacht::pilots::event
