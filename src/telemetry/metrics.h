#pragma once

#include <memory>
#include <string>
#include <vector>

#include "telemetry/code.h"
#include "telemetry/plain_name.h"

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
}  // namespace prometheus

namespace dijkwacht::telemetry {

// Handles to one time series each: cheap to copy, thread-safe, valid as long as their Metrics.

/// A number that only grows.
class Counter {
 public:
  void add(double amount = 1) const;

 private:
  friend class Metrics;
  explicit Counter(prometheus::Counter& counter) : counter_(&counter) {}
  prometheus::Counter* counter_;
};

/// A number that goes up and down.
class Gauge {
 public:
  void set(double value) const;
  void add(double amount) const;

 private:
  friend class Metrics;
  explicit Gauge(prometheus::Gauge& gauge) : gauge_(&gauge) {}
  prometheus::Gauge* gauge_;
};

/// How often a value fell in each bucket.
class Histogram {
 public:
  void observe(double value) const;

 private:
  friend class Metrics;
  explicit Histogram(prometheus::Histogram& histogram) : histogram_(&histogram) {}
  prometheus::Histogram* histogram_;
};

/// Upper bounds in seconds from 0.1 ms to 10 s, for latencies.
std::vector<double> latency_buckets_s();

/// The numbers that /metrics shows. Built by app/ and handed in. Thread-safe. By Prometheus' custom names carry their unit and
/// counters end in `_total`: `dijkwacht_http_requests_total`, `dijkwacht_write_seconds`. Asking again for the same name and
/// labels gives the same series; asking for one name as two kinds is a defect of ours and aborts.
class Metrics {
 public:
  struct Label {
    Code name;
    PlainName value;
  };
  using Labels = std::vector<Label>;

  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  Counter counter(Code name, const char* help, const Labels& labels = {});
  Gauge gauge(Code name, const char* help, const Labels& labels = {});
  /// `bounds`: ascending upper bounds of the buckets, in the metric's unit.
  Histogram histogram(Code name, const char* help, const std::vector<double>& bounds, const Labels& labels = {});

  /// Prometheus text exposition 0.0.4.
  std::string text() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dijkwacht::telemetry
