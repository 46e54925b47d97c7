#include "telemetry/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace dijkwacht::telemetry {
namespace {

using ::testing::HasSubstr;

TEST(Metrics, ShowsCountersGaugesAndHistogramsAsText) {
  Metrics metrics;
  metrics.counter("dijkwacht_requests_total", "Requests answered.", {{"route", PlainName("/healthz")}}).add(3);
  metrics.gauge("dijkwacht_outbox_waiting", "Events not confirmed yet.").set(2.5);
  const auto seconds = metrics.histogram("dijkwacht_write_seconds", "Durable writes.", {0.001, 0.01});
  seconds.observe(0.001);  // the border belongs to its bucket
  seconds.observe(0.002);
  seconds.observe(5);
  const std::string text = metrics.text();
  EXPECT_THAT(text, HasSubstr("# HELP dijkwacht_requests_total Requests answered.\n# TYPE dijkwacht_requests_total counter\n"));
  EXPECT_THAT(text, HasSubstr("dijkwacht_requests_total{route=\"/healthz\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("dijkwacht_outbox_waiting 2.5\n"));
  EXPECT_THAT(text, HasSubstr("dijkwacht_write_seconds_bucket{le=\"0.001\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("dijkwacht_write_seconds_bucket{le=\"0.01\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("dijkwacht_write_seconds_bucket{le=\"+Inf\"} 3\n"));
}

TEST(Metrics, TheSameNameAndLabelsAreTheSameSeries) {
  Metrics metrics;
  metrics.counter("a_total", "A.", {{"kind", PlainName("x")}}).add();
  metrics.counter("a_total", "A.", {{"kind", PlainName("x")}}).add();
  metrics.counter("a_total", "A.", {{"kind", PlainName("y")}}).add();
  EXPECT_THAT(metrics.text(), HasSubstr("a_total{kind=\"x\"} 2\n"));
  EXPECT_THAT(metrics.text(), HasSubstr("a_total{kind=\"y\"} 1\n"));
}

TEST(Metrics, ALabelNeverHoldsAnAccountNumber) {
  Metrics metrics;
  metrics.counter("a_total", "A.", {{"kind", PlainName("nl91demo0417164300")}}).add();
  EXPECT_EQ(metrics.text().find("nl91"), std::string::npos);
}

TEST(Metrics, OneNameAsTwoKindsAborts) {
  Metrics metrics;
  metrics.counter("a_total", "A.");
  EXPECT_DEATH(metrics.gauge("a_total", "A."), "a_total");
}

TEST(Metrics, ManyThreadsCountEveryTime) {
  Metrics metrics;
  const Counter counter = metrics.counter("a_total", "A.");
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i) counter.add();
    });
  }
  threads.clear();
  EXPECT_THAT(metrics.text(), HasSubstr("a_total 8000\n"));
}

}  // namespace
}  // namespace dijkwacht::telemetry
