package io.introspect.probe;

import io.introspect.Introspection;
import io.introspect.analysis.ClassRegions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where a path over the map crosses the borders between the classes' regions, and where the error
 * by the map is largest on the way, so that an alarm can be raised (§3.5). The path may be that of
 * an attack, of growing noise, or of production rows over time.
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class BorderReport implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int home;
  private final List<BorderCrossing> crossings;

  private final boolean beginsOutside;

  /** The first step outside home's region after one inside; −1 if there is none. */
  private final int departure;

  private final int peakStep;
  private final double peakLog10Error;

  private BorderReport(List<Introspection> path, int[] regions) {
    this.home = path.get(0).predictedClass();
    this.crossings = crossings(regions);
    this.beginsOutside = regions[0] != home;
    this.departure = departure(regions, home);
    this.peakStep = peak(path);
    this.peakLog10Error = path.get(peakStep).log10MapError();
  }

  /**
   * Follows a path.
   *
   * @param path what introspection saw at each step, from step 0
   * @param regions of the map on which the path runs
   * @return the report
   * @throws IllegalArgumentException if there is no step, or the map has other dimensions or
   *     classes than the path
   */
  public static BorderReport of(List<Introspection> path, ClassRegions regions) {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("expected a path of at least one step, found none");
    }
    int[] passed = new int[path.size()];
    for (int step = 0; step < passed.length; step++) {
      Introspection seen = path.get(step);
      if (seen.latent().length != regions.grid().dimensions()
          || seen.output().length != regions.classes()) {
        throw new IllegalArgumentException(
            "step %d: expected a place of %d dimensions and %d classes, as of the regions, found %d and %d"
                .formatted(
                    step,
                    regions.grid().dimensions(),
                    regions.classes(),
                    seen.latent().length,
                    seen.output().length));
      }
      passed[step] = regions.classAt(seen.latent()).orElse(BorderCrossing.NOWHERE);
    }
    return new BorderReport(path, passed);
  }

  private static List<BorderCrossing> crossings(int... regions) {
    List<BorderCrossing> crossings = new ArrayList<>();
    for (int step = 1; step < regions.length; step++) {
      if (regions[step] != regions[step - 1]) {
        crossings.add(new BorderCrossing(step, regions[step - 1], regions[step]));
      }
    }
    return List.copyOf(crossings);
  }

  private static int departure(int[] regions, int home) {
    for (int step = 1; step < regions.length; step++) {
      if (regions[step] != home && regions[step - 1] == home) {
        return step;
      }
    }
    return -1;
  }

  private static int peak(List<Introspection> path) {
    int peak = 0;
    for (int step = 1; step < path.size(); step++) {
      if (path.get(step).log10MapError() > path.get(peak).log10MapError()) {
        peak = step;
      }
    }
    return peak;
  }

  /**
   * The class that is predicted at step 0.
   *
   * @return from 0 to K − 1
   */
  public int home() {
    return home;
  }

  /**
   * When the path first leaves its home's region.
   *
   * @return the first step outside after one inside; empty if there is none
   */
  public OptionalInt departure() {
    return departure < 0 ? OptionalInt.empty() : OptionalInt.of(departure);
  }

  /**
   * Whether the path begins outside its home's region, as it does where the map does not show what
   * the classifier sees.
   *
   * @return true if step 0 lies in no region or in another class's
   */
  public boolean beginsOutside() {
    return beginsOutside;
  }

  /**
   * All borders that the path crosses, as far as its steps show.
   *
   * @return in the order of the steps; unmodifiable
   */
  public List<BorderCrossing> crossings() {
    return crossings;
  }

  /**
   * Where the error by the map is largest.
   *
   * @return the step; of equal ones the first
   */
  public int peakStep() {
    return peakStep;
  }

  /**
   * The largest ê on the path.
   *
   * @return its {@link Introspection#log10MapError}, in decades
   */
  public double peakLog10Error() {
    return peakLog10Error;
  }

  /**
   * Whether the error by the map rises above a limit anywhere on the path.
   *
   * @param log10Error the limit, in decades
   * @return true if {@link #peakLog10Error()} is larger
   * @throws IllegalArgumentException if the limit is NaN
   */
  public boolean exceeds(double log10Error) {
    if (Double.isNaN(log10Error)) {
      throw new IllegalArgumentException("expected a limit in decades, found NaN");
    }
    return peakLog10Error > log10Error;
  }

  @Override
  public String toString() {
    return "from class %d%s, %d borders crossed, largest log10 error %s at step %d"
        .formatted(
            home,
            (beginsOutside ? ", beginning outside its region" : "")
                + (departure < 0
                    ? ", never leaving its region"
                    : ", leaving its region at step " + departure),
            crossings.size(),
            peakLog10Error,
            peakStep);
  }
}
