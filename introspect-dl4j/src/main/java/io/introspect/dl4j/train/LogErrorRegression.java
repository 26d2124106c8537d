package io.introspect.dl4j.train;

import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.ErrorEstimator;
import io.introspect.Trainer;
import io.introspect.TrainingContext;
import io.introspect.TrainingRows;
import io.introspect.dl4j.dense.Portions;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The error estimator of §2.5 and Table 2: dense ELU layers from z to log10 of the classifier's
 * error.
 *
 * <ul>
 *   <li>input z: [n, d]; output ê: [n, 1]
 *   <li>loss: ½(ê − log10 e)², with z and log10 e standardized inside
 * </ul>
 *
 * <p>e is floored at 1e-12 before the logarithm is taken, and estimates stay within the range of
 * the errors met in training.
 *
 * <p>No gradient reaches z or e: both come as copies.
 *
 * <p>Immutable; start from {@link #standard()} or {@link #paper()} and change what you need.
 *
 * @param hiddenLayers the widths of the hidden layers, each at least 1
 * @param retainProbability the probability to keep a unit in training, 1 for no dropout
 * @param schedule how long and at what rate
 */
public record LogErrorRegression(
    List<Integer> hiddenLayers, double retainProbability, TrainingSchedule schedule)
    implements Trainer<ErrorEstimator> {

  /**
   * Checks the ranges.
   *
   * @param hiddenLayers not empty, each at least 1
   * @param retainProbability in (0, 1]
   * @param schedule how long and at what rate
   * @throws IllegalArgumentException if a value is out of its range
   */
  public LogErrorRegression {
    hiddenLayers = Settings.widths(hiddenLayers, "hiddenLayers");
    Settings.share(retainProbability, "retainProbability");
    java.util.Objects.requireNonNull(schedule, "schedule");
  }

  /**
   * The defaults: Table 2's layers, and a schedule of seconds.
   *
   * @return three hidden layers of 200, no dropout, 3 cycles of 1000 minibatches of 128 at a peak
   *     rate of 0.004 decaying by 0.5 a cycle, patience 5
   */
  public static LogErrorRegression standard() {
    return new LogErrorRegression(
        List.of(200, 200, 200), 1, new TrainingSchedule(128, 1000, 3, 4e-3, 0.5, 5));
  }

  /**
   * The paper's values for Net1 (§2.6): hours on a CPU.
   *
   * @return as {@link #standard()}, but retain probability 0.9 and 50 cycles of 10,000 minibatches
   *     of 32 at a peak rate of 1e-5 that does not decay
   */
  public static LogErrorRegression paper() {
    return standard()
        .withRetainProbability(0.9)
        .withSchedule(new TrainingSchedule(32, 10_000, 50, 1e-5, 1, 5));
  }

  /**
   * The same with other hidden layers.
   *
   * @param widths from z to ê
   * @return a copy
   */
  public LogErrorRegression withHiddenLayers(Integer... widths) {
    return new LogErrorRegression(List.of(widths), retainProbability, schedule);
  }

  /**
   * The same with another dropout.
   *
   * @param value the probability to keep a unit, in (0, 1]
   * @return a copy
   */
  public LogErrorRegression withRetainProbability(double value) {
    return new LogErrorRegression(hiddenLayers, value, schedule);
  }

  /**
   * The same with another schedule.
   *
   * @param value how long and at what rate
   * @return a copy
   */
  public LogErrorRegression withSchedule(TrainingSchedule value) {
    return new LogErrorRegression(hiddenLayers, retainProbability, value);
  }

  @Override
  public String format() {
    return "log-error-regression/1";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("hiddenLayers", hiddenLayers.toString());
    settings.put("retainProbability", Double.toString(retainProbability));
    settings.putAll(schedule.describe());
    return Collections.unmodifiableMap(settings);
  }

  @Override
  public int minimumRows() {
    return schedule.batchSize();
  }

  @Override
  public ErrorEstimator train(
      TrainingRows training, TrainingRows validation, TrainingContext context) {
    SplittableRandom random = new SplittableRandom(context.seed());
    Standardizer inputs = Standardizer.ofInputs(training);
    Standardizer targets = Standardizer.ofTargets(training);
    LogErrorNetwork network =
        new LogErrorNetwork(this, training.width(), random.nextLong(), Portions.HALVES);
    CyclicTraining.run(
        schedule,
        training.rows(),
        random.split(),
        context,
        new LogErrorLearner(network, inputs, targets, training, validation));
    return network.estimator(inputs, targets, TargetRange.of(training));
  }

  @Override
  public void save(ErrorEstimator trained, EntryWriter entries) throws IOException {
    if (!(trained instanceof LogErrorEstimator ours)) {
      throw new IllegalArgumentException(
          "expected an estimator trained by LogErrorRegression, found "
              + trained.getClass().getName());
    }
    ours.save(entries);
  }

  @Override
  public ErrorEstimator load(EntryReader entries) throws IOException {
    return LogErrorEstimator.load(entries);
  }
}
