#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"

namespace dijkwacht::insight {

/// The words of a text as the search compares them: lower case, without accents, without the commonest endings of the language,
/// stop words left out. Pure.
std::vector<std::string> search_words(std::string_view text, Language language);

/// What was found, best first.
struct Found {
  std::size_t document = 0;
  double score = 0;
};

/// Full-text search over some thousands of documents in memory, by BM25 (Robertson & Zaragoza 2009, doi:10.1561/1500000019;
/// k1 1.2, b 0.75). Built anew when a document changes. Its own rather than an engine's: the same on every store. Every word
/// asked must occur; the last may be the beginning of one. Thread-safe to read.
class WordIndex {
 public:
  explicit WordIndex(Language language) : language_(language) {}

  /// Documents are numbered from 0 in the order of adding. `title` counts three times.
  void add(std::string_view title, std::string_view text);
  std::vector<Found> search(std::string_view asked) const;

 private:
  using Postings = std::map<std::size_t, double>;  ///< document to how often
  void count(std::string_view text, double weight);
  Postings postings_of(const std::string& word, bool is_last) const;

  Language language_;
  std::map<std::string, Postings, std::less<>> words_;
  std::vector<double> lengths_;
  double length_ = 0;
};

/// Some words around the first one that was asked, cut at spaces; the beginning when none occurs. Pure.
std::string snippet(std::string_view text, std::string_view asked, Language language);

}  // namespace dijkwacht::insight
