package io.introspect.dl4j.train;

import java.util.Objects;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The triangular cyclic learning rate of Smith, "Cyclical Learning Rates for Training Neural
 * Networks" (2015; §2.6): in every cycle the rate rises linearly from near 0 to a peak in the
 * middle and falls back; the peak may decay from cycle to cycle.
 *
 * <p>Immutable. Can be used as the schedule of any DL4J updater, and serialized with its
 * configuration.
 *
 * @serial exclude
 */
public final class TriangularSchedule implements ISchedule {

  private static final long serialVersionUID = 1L;

  @JsonProperty private final int cycleLength;
  @JsonProperty private final double peakRate;
  @JsonProperty private final double peakDecay;

  /**
   * A schedule.
   *
   * @param cycleLength iterations per cycle, at least 2
   * @param peakRate the first cycle's highest rate, positive
   * @param peakDecay the factor from one cycle's peak to the next's, in (0, 1]
   * @throws IllegalArgumentException if a value is out of its range
   */
  public TriangularSchedule(
      @JsonProperty("cycleLength") int cycleLength,
      @JsonProperty("peakRate") double peakRate,
      @JsonProperty("peakDecay") double peakDecay) {
    this.cycleLength = Settings.atLeast(2, cycleLength, "cycleLength");
    this.peakRate = Settings.positive(peakRate, "peakRate");
    this.peakDecay = Settings.share(peakDecay, "peakDecay");
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    int cycle = iteration / cycleLength;
    // Measured from the middle of the iteration, so that none is spent at a rate of exactly 0.
    double position = (iteration % cycleLength + 0.5) / cycleLength;
    double height = 1 - Math.abs(2 * position - 1);
    return peakRate * Math.pow(peakDecay, cycle) * height;
  }

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public ISchedule clone() {
    return new TriangularSchedule(cycleLength, peakRate, peakDecay);
  }

  /** By its settings, as with DL4J's own schedules, so that configurations can be compared. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TriangularSchedule that
        && cycleLength == that.cycleLength
        && Double.compare(peakRate, that.peakRate) == 0
        && Double.compare(peakDecay, that.peakDecay) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(cycleLength, peakRate, peakDecay);
  }
}
