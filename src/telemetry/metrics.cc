#include "telemetry/metrics.h"

#include <cstdio>
#include <cstdlib>
#include <map>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace dijkwacht::telemetry {
namespace {

prometheus::Labels labels_of(const Metrics::Labels& labels) {
  prometheus::Labels map;
  for (const auto& [name, value] : labels) map.emplace(name.text(), value.text());
  return map;
}

/// The library throws when a name is no metric's name or is of another kind already.
template <typename Make>
auto& made_or_abort(Code name, Make make) {
  try {
    return make();
  } catch (const std::exception& exception) {
    std::fprintf(stderr, "dijkwacht: metric %.*s: %s\n", static_cast<int>(name.text().size()), name.text().data(),
                 exception.what());
    std::abort();
  }
}

}  // namespace

struct Metrics::Impl {
  prometheus::Registry registry;
};

Metrics::Metrics() : impl_(std::make_unique<Impl>()) {}
Metrics::~Metrics() = default;

Counter Metrics::counter(Code name, const char* help, const Labels& labels) {
  return Counter(made_or_abort(name, [&]() -> prometheus::Counter& {
    return prometheus::BuildCounter().Name(std::string(name.text())).Help(help).Register(impl_->registry).Add(labels_of(labels));
  }));
}

Gauge Metrics::gauge(Code name, const char* help, const Labels& labels) {
  return Gauge(made_or_abort(name, [&]() -> prometheus::Gauge& {
    return prometheus::BuildGauge().Name(std::string(name.text())).Help(help).Register(impl_->registry).Add(labels_of(labels));
  }));
}

Histogram Metrics::histogram(Code name, const char* help, const std::vector<double>& bounds, const Labels& labels) {
  return Histogram(made_or_abort(name, [&]() -> prometheus::Histogram& {
    auto& family = prometheus::BuildHistogram().Name(std::string(name.text())).Help(help).Register(impl_->registry);
    return family.Add(labels_of(labels), prometheus::Histogram::BucketBoundaries(bounds));
  }));
}

std::string Metrics::text() const { return prometheus::TextSerializer().Serialize(impl_->registry.Collect()); }

void Counter::add(double amount) const { counter_->Increment(amount); }
void Gauge::set(double value) const { gauge_->Set(value); }
void Gauge::add(double amount) const { gauge_->Increment(amount); }
void Histogram::observe(double value) const { histogram_->Observe(value); }

std::vector<double> latency_buckets_s() {
  return {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
}

}  // namespace dijkwacht::telemetry
