#include "stats/count_regression.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace dijkwacht::stats {
namespace {

using Eigen::ArrayXd;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int kStepsMax = 25;
constexpr double kDevianceChangeMax = 1e-8;
constexpr double kStartAbove = 0.1;  ///< so that a count of 0 has a logarithm
/// A column that adds less than this share of the largest is said to follow from the others.
constexpr double kRankTolerance = 1e-11;

ArrayXd array_of(const std::vector<double>& values, std::size_t rows, double otherwise) {
  if (values.empty()) return ArrayXd::Constant(static_cast<Eigen::Index>(rows), otherwise);
  return Eigen::Map<const ArrayXd>(values.data(), static_cast<Eigen::Index>(rows));
}

std::vector<double> vector_of(const ArrayXd& values) { return {values.begin(), values.end()}; }

struct Problem {
  MatrixXd design;
  ArrayXd counts;
  ArrayXd offset;
  ArrayXd weights;
};

Result<Problem> problem_of(const CountModel& model) {
  const auto rows = model.counts.size();
  const auto columns = model.columns.size();
  const auto is_finite = [](double number) { return std::isfinite(number); };
  if (rows <= columns) return fail(ErrorCode::kInvalidArgument, "there must be more rows than things to estimate");
  const auto fits = [rows](const std::vector<double>& values) { return values.empty() || values.size() == rows; };
  if (columns == 0 || !fits(model.offset) || !fits(model.weights)) {
    return fail(ErrorCode::kInvalidArgument, "every column must be as long as the counts");
  }
  if (!std::ranges::all_of(model.counts, [](double count) { return std::isfinite(count) && count >= 0; })) {
    return fail(ErrorCode::kInvalidArgument, "a count is 0 or more", "counts");
  }
  if (!std::ranges::all_of(model.weights, [](double weight) { return std::isfinite(weight) && weight > 0; })) {
    return fail(ErrorCode::kInvalidArgument, "a weight is more than 0", "weights");
  }
  if (!std::ranges::all_of(model.offset, is_finite)) return fail(ErrorCode::kInvalidArgument, "must be finite", "offset");
  Problem problem{.design = MatrixXd(rows, columns),
                  .counts = array_of(model.counts, rows, 0),
                  .offset = array_of(model.offset, rows, 0),
                  .weights = array_of(model.weights, rows, 1)};
  for (std::size_t i = 0; i < columns; ++i) {
    const auto& column = model.columns[i];
    if (column.size() != rows || !std::ranges::all_of(column, is_finite)) {
      return fail(ErrorCode::kInvalidArgument, "every column must be finite and as long as the counts");
    }
    problem.design.col(static_cast<Eigen::Index>(i)) = array_of(column, rows, 0).matrix();
  }
  return problem;
}

double deviance(const Problem& problem, const ArrayXd& expected) {
  const auto& counts = problem.counts;
  const ArrayXd part = (counts > 0).select(counts * (counts / expected).log(), 0.0) - (counts - expected);
  return 2 * (problem.weights * part).sum();
}

/// One weighted least-squares step, kept because the figures of the fit come from the last of them.
struct Step {
  VectorXd coefficients;
  MatrixXd inverse;  ///< of the information: the covariance
  ArrayXd weights;
  ArrayXd leverage;
};

Result<Step> step_from(const Problem& problem, const ArrayXd& expected) {
  const ArrayXd weights = problem.weights * expected;
  const VectorXd working = expected.log() - problem.offset + (problem.counts - expected) / expected;
  const MatrixXd scaled = weights.sqrt().matrix().asDiagonal() * problem.design;
  Eigen::ColPivHouseholderQR<MatrixXd> decomposed(scaled.rows(), scaled.cols());
  decomposed.setThreshold(kRankTolerance);
  decomposed.compute(scaled);
  if (decomposed.rank() < scaled.cols()) {
    return fail(ErrorCode::kInvalidArgument, "two columns say the same thing: leave one out", "columns");
  }
  const auto size = scaled.cols();
  const MatrixXd upper = decomposed.matrixR().topLeftCorner(size, size).triangularView<Eigen::Upper>();
  const MatrixXd upper_inverse = upper.triangularView<Eigen::Upper>().solve(MatrixXd::Identity(size, size));
  const MatrixXd permuted = decomposed.colsPermutation() * upper_inverse;
  const MatrixXd basis = scaled * permuted;  // orthonormal: its rows' squares are the leverages
  return Step{.coefficients = decomposed.solve((weights.sqrt() * working.array()).matrix()),
              .inverse = permuted * permuted.transpose(),
              .weights = weights,
              .leverage = basis.rowwise().squaredNorm().array()};
}

CountFit fit_of(const Problem& problem, const Step& step, const ArrayXd& expected) {
  CountFit fit;
  fit.coefficients = vector_of(step.coefficients.array());
  for (Eigen::Index row = 0; row < step.inverse.rows(); ++row) {
    fit.covariance.push_back(vector_of(step.inverse.row(row).transpose().array()));
  }
  fit.expected = vector_of(expected);
  fit.leverage = vector_of(step.leverage);
  fit.residual_degrees = static_cast<std::size_t>(problem.design.rows() - problem.design.cols());
  const ArrayXd residuals = (problem.counts - expected) / expected;
  fit.dispersion = (step.weights * residuals.square()).sum() / static_cast<double>(fit.residual_degrees);
  return fit;
}

}  // namespace

Result<CountFit> fit_counts(const CountModel& model) {
  const auto problem = TRY(problem_of(model));
  ArrayXd expected = problem.counts + kStartAbove;
  auto before = deviance(problem, expected);
  for (int i = 0; i < kStepsMax; ++i) {
    const auto step = TRY(step_from(problem, expected));
    expected = ((problem.design * step.coefficients).array() + problem.offset).exp();
    const auto now = deviance(problem, expected);
    if (!std::isfinite(now)) break;
    if (std::abs(now - before) / (std::abs(now) + 0.1) < kDevianceChangeMax) return fit_of(problem, step, expected);
    before = now;
  }
  return fail(ErrorCode::kFailedPrecondition, "the model does not settle on these counts: use fewer terms or more rows");
}

}  // namespace dijkwacht::stats
