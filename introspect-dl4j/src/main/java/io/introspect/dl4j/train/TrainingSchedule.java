package io.introspect.dl4j.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long and at what rate a network trains: Adam under a triangular cyclic learning rate, a look
 * at the validation rows at the end of each cycle, early stopping, best parameters kept (§2.6).
 *
 * @param batchSize rows per minibatch, at least 2
 * @param cycleLength minibatches per cycle of the learning rate, at least 2
 * @param cycles at most how many cycles, at least 1
 * @param peakRate the first cycle's highest learning rate, positive
 * @param peakDecay the factor from one cycle's peak to the next's, in (0, 1]
 * @param patience the number of consecutive cycles of rising validation loss after which training
 *     stops, at least 1
 */
public record TrainingSchedule(
    int batchSize, int cycleLength, int cycles, double peakRate, double peakDecay, int patience) {

  /**
   * Checks the ranges.
   *
   * @param batchSize at least 2
   * @param cycleLength at least 2
   * @param cycles at least 1
   * @param peakRate positive
   * @param peakDecay in (0, 1]
   * @param patience at least 1
   * @throws IllegalArgumentException if a value is out of its range
   */
  public TrainingSchedule {
    Settings.atLeast(2, batchSize, "batchSize");
    Settings.atLeast(2, cycleLength, "cycleLength");
    Settings.atLeast(1, cycles, "cycles");
    Settings.positive(peakRate, "peakRate");
    Settings.share(peakDecay, "peakDecay");
    Settings.atLeast(1, patience, "patience");
  }

  /**
   * The same with another batch size.
   *
   * @param value rows per minibatch
   * @return a copy
   */
  public TrainingSchedule withBatchSize(int value) {
    return new TrainingSchedule(value, cycleLength, cycles, peakRate, peakDecay, patience);
  }

  /**
   * The same with cycles of another length.
   *
   * @param value minibatches per cycle
   * @return a copy
   */
  public TrainingSchedule withCycleLength(int value) {
    return new TrainingSchedule(batchSize, value, cycles, peakRate, peakDecay, patience);
  }

  /**
   * The same with another number of cycles.
   *
   * @param value at most how many cycles
   * @return a copy
   */
  public TrainingSchedule withCycles(int value) {
    return new TrainingSchedule(batchSize, cycleLength, value, peakRate, peakDecay, patience);
  }

  /**
   * The same with another learning rate.
   *
   * @param value the first cycle's highest rate
   * @return a copy
   */
  public TrainingSchedule withPeakRate(double value) {
    return new TrainingSchedule(batchSize, cycleLength, cycles, value, peakDecay, patience);
  }

  /**
   * The same with another decay of the peaks.
   *
   * @param value the factor from one cycle's peak to the next's
   * @return a copy
   */
  public TrainingSchedule withPeakDecay(double value) {
    return new TrainingSchedule(batchSize, cycleLength, cycles, peakRate, value, patience);
  }

  /**
   * The same with another patience.
   *
   * @param value cycles of rising validation loss
   * @return a copy
   */
  public TrainingSchedule withPatience(int value) {
    return new TrainingSchedule(batchSize, cycleLength, cycles, peakRate, peakDecay, value);
  }

  /** At most how many minibatches. */
  long steps() {
    return (long) cycles * cycleLength;
  }

  TriangularSchedule rate() {
    return new TriangularSchedule(cycleLength, peakRate, peakDecay);
  }

  Map<String, String> describe() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("batchSize", Integer.toString(batchSize));
    settings.put("cycleLength", Integer.toString(cycleLength));
    settings.put("cycles", Integer.toString(cycles));
    settings.put("peakRate", Double.toString(peakRate));
    settings.put("peakDecay", Double.toString(peakDecay));
    settings.put("patience", Integer.toString(patience));
    return settings;
  }
}
