#include "insight/word_index.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdint>

namespace dijkwacht::insight {
namespace {

constexpr double kTermSaturation = 1.2;
constexpr double kLengthPart = 0.75;
constexpr double kTitleWeight = 3;
constexpr std::size_t kStemMin = 4;  // shorter words keep their ending
constexpr std::size_t kSnippetBytes = 180;
constexpr std::size_t kSnippetBefore = 60;

constexpr std::array<std::string_view, 30> kDutchStops{"de",  "het", "een", "en",  "van", "in",  "is",   "dat",  "die",  "te",
                                                       "op",  "met", "aan", "om",  "er",  "als", "zijn", "ze",   "bij",  "of",
                                                       "uit", "ook", "dan", "tot", "zo",  "wat", "naar", "door", "voor", "den"};
constexpr std::array<std::string_view, 25> kEnglishStops{"the",  "a",    "an",   "and", "of",   "in",  "is",  "that", "to",
                                                         "on",   "with", "at",   "as",  "are",  "be",  "by",  "or",   "it",
                                                         "from", "for",  "this", "was", "they", "who", "then"};
constexpr std::array<std::string_view, 4> kDutchEndings{"en", "'s", "s", "e"};
constexpr std::array<std::string_view, 4> kEnglishEndings{"ing", "es", "ed", "s"};

/// The accents of both languages in UTF-8, and the letter below each.
constexpr std::array<std::pair<std::string_view, char>, 16> kAccents{{{"é", 'e'},
                                                                      {"è", 'e'},
                                                                      {"ë", 'e'},
                                                                      {"ê", 'e'},
                                                                      {"á", 'a'},
                                                                      {"à", 'a'},
                                                                      {"ä", 'a'},
                                                                      {"ó", 'o'},
                                                                      {"ò", 'o'},
                                                                      {"ö", 'o'},
                                                                      {"ï", 'i'},
                                                                      {"í", 'i'},
                                                                      {"ü", 'u'},
                                                                      {"ú", 'u'},
                                                                      {"ç", 'c'},
                                                                      {"ñ", 'n'}}};

/// A word with the place at which it begins.
struct Word {
  std::string text;
  std::size_t at = 0;
};

bool is_stop(std::string_view word, Language language) {
  const auto is_in = [&](const auto& list) { return std::ranges::find(list, word) != list.end(); };
  return language == Language::kDutch ? is_in(kDutchStops) : is_in(kEnglishStops);
}

void stem(std::string& word, Language language) {
  for (const auto ending : language == Language::kDutch ? kDutchEndings : kEnglishEndings) {
    if (word.size() < kStemMin + ending.size() || !word.ends_with(ending)) continue;
    word.resize(word.size() - ending.size());
    break;
  }
  // "bellen" and "belt", "winkels" and "winkel": what is doubled before an ending stands single without it
  if (word.size() >= 2 && word.back() == word[word.size() - 2]) word.pop_back();
}

std::vector<Word> split(std::string_view text) {
  std::vector<Word> words;
  std::string word;
  std::size_t from = 0;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back({std::move(word), from});
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto accent = std::ranges::find_if(kAccents, [&](const auto& each) { return text.substr(i).starts_with(each.first); });
    const auto c = static_cast<unsigned char>(text[i]);
    if (word.empty()) from = i;
    if (accent != kAccents.end()) {
      word += accent->second;
      i += accent->first.size();
      continue;
    }
    if (std::isalnum(c) != 0 || c >= 0x80) {
      word += static_cast<char>(std::tolower(c));
    } else {
      end_word();
    }
    ++i;
  }
  end_word();
  return words;
}

}  // namespace

std::vector<std::string> search_words(std::string_view text, Language language) {
  std::vector<std::string> words;
  for (auto& word : split(text)) {
    if (is_stop(word.text, language)) continue;
    stem(word.text, language);
    words.push_back(std::move(word.text));
  }
  return words;
}

void WordIndex::count(std::string_view text, double weight) {
  for (const auto& word : search_words(text, language_)) {
    words_[word][lengths_.size() - 1] += weight;
    lengths_.back() += weight;
    length_ += weight;
  }
}

void WordIndex::add(std::string_view title, std::string_view text) {
  lengths_.push_back(0);
  count(title, kTitleWeight);
  count(text, 1);
}

WordIndex::Postings WordIndex::postings_of(const std::string& word, bool is_last) const {
  Postings found;
  for (auto each = words_.lower_bound(word); each != words_.end() && each->first.starts_with(word); ++each) {
    if (each->first != word && !is_last) break;
    for (const auto& [document, times] : each->second) found[document] += times;
  }
  return found;
}

std::vector<Found> WordIndex::search(std::string_view asked) const {
  const auto words = search_words(asked, language_);
  std::map<std::size_t, double> scores;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto postings = postings_of(words[i], i + 1 == words.size());
    const auto documents = static_cast<double>(lengths_.size());
    const auto with_word = static_cast<double>(postings.size());
    const double rareness = std::log(1 + (documents - with_word + 0.5) / (with_word + 0.5));
    std::map<std::size_t, double> next;
    for (const auto& [document, times] : postings) {
      if (i > 0 && !scores.contains(document)) continue;
      const double length = 1 - kLengthPart + kLengthPart * lengths_[document] * documents / length_;
      next[document] = scores[document] + rareness * times * (kTermSaturation + 1) / (times + kTermSaturation * length);
    }
    scores = std::move(next);
  }
  std::vector<Found> found;
  for (const auto& [document, score] : scores) found.push_back({document, score});
  std::ranges::stable_sort(found, std::ranges::greater(), &Found::score);
  return found;
}

std::string snippet(std::string_view text, std::string_view asked, Language language) {
  const auto wanted = search_words(asked, language);
  std::size_t from = 0;
  for (auto& word : split(text)) {
    stem(word.text, language);
    const bool is_asked = std::ranges::any_of(wanted, [&](const std::string& each) { return word.text.starts_with(each); });
    if (!is_asked) continue;
    from = word.at > kSnippetBefore ? text.find(' ', word.at - kSnippetBefore) + 1 : 0;
    break;
  }
  auto cut = text.substr(from, kSnippetBytes);
  const bool is_cut = from + cut.size() < text.size();
  if (is_cut) cut = cut.substr(0, cut.rfind(' '));
  return (from > 0 ? "… " : "") + std::string(cut) + (is_cut ? " …" : "");
}

}  // namespace dijkwacht::insight
