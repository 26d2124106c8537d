package io.introspect.trust;

import java.io.Serializable;
import java.util.List;

/**
 * How well probabilities of being right agree with how often that is so.
 *
 * @param bins those of the {@value #BINS} bins of equal width that hold rows, lowest first
 * @param brier {@link Measure#BRIER}
 * @serial exclude
 */
public record Reliability(List<ReliabilityBin> bins, double brier) implements Serializable {

  /** How many bins of equal width [0, 1] is divided into. */
  public static final int BINS = 15;

  /**
   * Copies the list.
   *
   * @param bins at least one; copied
   * @param brier from 0 to 1
   * @throws IllegalArgumentException if there is no bin, or the Brier score is out of range
   */
  public Reliability {
    bins = List.copyOf(bins);
    if (bins.isEmpty()) {
      throw new IllegalArgumentException("expected at least one bin with rows, found none");
    }
    if (!(brier >= 0 && brier <= 1)) {
      throw new IllegalArgumentException("expected a Brier score from 0 to 1, found " + brier);
    }
  }

  /**
   * How many rows there are in all bins.
   *
   * @return at least 1
   */
  public int rows() {
    return bins.stream().mapToInt(ReliabilityBin::rows).sum();
  }

  /**
   * The expected calibration error, {@link Measure#ECE}: the mean gap of the bins, weighted by
   * rows.
   *
   * @return from 0 to 1
   */
  public double ece() {
    return bins.stream().mapToDouble(bin -> bin.rows() * bin.gap()).sum() / rows();
  }
}
