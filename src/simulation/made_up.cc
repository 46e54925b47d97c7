#include "simulation/made_up.h"

#include <fmt/core.h>

#include <algorithm>

#include "identifiers/iban.h"

namespace dijkwacht::simulation {
namespace {

// Counting on by a number without a common factor visits every number once and does not look like counting.
constexpr std::uint64_t kAccountNumbers = 10'000'000'000;
constexpr std::uint64_t kAccountStep = 3'141'592'651;
constexpr std::uint64_t kPhoneNumbers = 100'000'000;
constexpr std::uint64_t kPhoneStep = 61'803'399;

std::uint64_t shuffled(std::uint64_t count, std::uint64_t offset, std::uint64_t step, std::uint64_t numbers) {
  return (offset + (count % numbers) * step % numbers) % numbers;
}

}  // namespace

MadeUpIdentifiers::MadeUpIdentifiers(const Settings& settings, std::uint64_t seed) : settings_(settings) {
  Draw draw(seed, Stream::kCountry, 0);
  account_offset_ = draw.random().below(kAccountNumbers);
  phone_offset_ = draw.random().below(kPhoneNumbers);
}

std::string MadeUpIdentifiers::account(Draw& draw) {
  const auto number = fmt::format("{}{:010}", draw.pick_weighted(settings_.banks),
                                  shuffled(accounts_++, account_offset_, kAccountStep, kAccountNumbers));
  const auto iban = identifiers::iban_of("NL", number);
  return iban ? iban->canonical().reveal("made up") : number;
}

std::string MadeUpIdentifiers::phone() {
  return fmt::format("+9996{:08}", shuffled(phones_++, phone_offset_, kPhoneStep, kPhoneNumbers));
}

std::string MadeUpIdentifiers::email(Draw& draw) {
  const auto name = mail_name(made_up_name(settings_.words, draw));
  return fmt::format("{}{}@{}", name, ++names_, draw.happens(0.5) ? "post.example" : "mail.test");
}

std::string MadeUpIdentifiers::site(Draw& draw) {
  const auto& words = settings_.words;
  const auto& start = draw.pick(words.site_starts);
  const auto& end = draw.pick(words.site_ends);
  return fmt::format("https://{}-{}{}.{}/", start, end, ++names_, draw.happens(0.5) ? "example" : "test");
}

std::string made_up_name(const Words& words, Draw& draw) {
  const auto& first = draw.pick(words.first_syllables);
  const auto& last = draw.pick(words.last_syllables);
  const auto& start = draw.pick(words.surname_starts);
  return fmt::format("{}{} {}{}", first, last, start, draw.pick(words.surname_ends));
}

std::string mail_name(std::string name) {
  std::ranges::transform(name, name.begin(), [](char c) {
    if (c == ' ') return '.';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return name;
}

}  // namespace dijkwacht::simulation
