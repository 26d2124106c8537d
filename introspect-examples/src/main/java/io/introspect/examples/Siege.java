package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.Introspector;
import io.introspect.analysis.Analysis;
import io.introspect.analysis.ClassRegions;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.probe.FastGradientSign;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import io.introspect.probe.BorderReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Attacks on many images, each toward every class but its own. The paths of the images attacked
 * first are kept in full, of the others only what became of them.
 *
 * <ul>
 *   <li>successShare, successSharePerTarget: of the attacks, those taken for the target at the end
 *   <li>medianFirstSuccess: the step at which they first were, of those that succeeded
 *   <li>leftRegionShare: of the successful ones that began in the region of the image's class,
 *       those that left it
 *   <li>meanPeakLog10Error: the mean over the successful ones of the largest ê on the way;
 *       meanStartLog10Error, meanEndLog10Error: of ê before and after
 *   <li>secondsPer90Attacks: as many as ten images of ten classes have
 * </ul>
 */
final class Siege {

  private final Introspector introspector;
  private final FastGradientSign method;
  private final ClassRegions regions;
  private final List<AttackPath> kept = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private double seconds;

  /** What is remembered of an attack. */
  private record Outcome(
      int target,
      boolean succeeded,
      int firstSuccess,
      double start,
      Introspection end,
      BorderReport border) {}

  Siege(Introspector introspector, FastGradientSign method, Analysis analysis) {
    this.introspector = introspector;
    this.method = method;
    this.regions = ClassRegions.of(analysis);
  }

  /** Attacks images, [n, pixels], together, each toward every class but its own. */
  void attack(INDArray images, int... trueClasses) {
    List<AttackAim> aims = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < trueClasses.length; row++) {
      for (int target = 0; target < regions.classes(); target++) {
        if (target != trueClasses[row]) {
          rows.add(row);
          aims.add(AttackAim.toward(target));
        }
      }
    }
    long start = System.nanoTime();
    List<AttackPath> paths;
    try (ArrayScope scope = new ArrayScope()) {
      int[] repeated = rows.stream().mapToInt(Integer::intValue).toArray();
      paths = method.attack(introspector, scope.own(Nd4j.pullRows(images, 1, repeated)), aims);
    }
    seconds += Progress.secondsSince(start);
    if (kept.isEmpty()) {
      kept.addAll(paths);
    }
    paths.forEach(path -> outcomes.add(outcome(path)));
  }

  /** The paths of the images that were attacked first, class by class of each. */
  List<AttackPath> first() {
    return List.copyOf(kept);
  }

  /** What introspection saw at the end of the successful attacks. */
  List<Introspection> successes() {
    return outcomes.stream().filter(Outcome::succeeded).map(Outcome::end).toList();
  }

  Map<String, Object> figures() {
    List<Outcome> successful = outcomes.stream().filter(Outcome::succeeded).toList();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("attacks", outcomes.size());
    figures.put("successShare", successShare(outcomes));
    figures.put("successSharePerTarget", successSharePerTarget());
    figures.put("medianFirstSuccess", median(successful));
    figures.put("leftRegionShare", leftRegionShare(successful));
    figures.put("secondsPer90Attacks", 90 * seconds / outcomes.size());
    figures.put("meanStartLog10Error", mean(successful, Outcome::start));
    figures.put("meanPeakLog10Error", mean(successful, of -> of.border().peakLog10Error()));
    figures.put("meanEndLog10Error", mean(successful, of -> of.end().log10MapError()));
    return figures;
  }

  private static double leftRegionShare(List<Outcome> successful) {
    List<Outcome> inside = successful.stream().filter(of -> !of.border().beginsOutside()).toList();
    return mean(inside, of -> of.border().departure().isPresent() ? 1 : 0);
  }

  private double[] successSharePerTarget() {
    return IntStream.range(0, regions.classes())
        .mapToDouble(
            target -> successShare(outcomes.stream().filter(of -> of.target() == target).toList()))
        .toArray();
  }

  private static double successShare(List<Outcome> outcomes) {
    return mean(outcomes, of -> of.succeeded() ? 1 : 0);
  }

  private static double median(List<Outcome> successful) {
    return new Median().evaluate(successful.stream().mapToDouble(Outcome::firstSuccess).toArray());
  }

  /** NaN of nothing. */
  private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> of) {
    return outcomes.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  private Outcome outcome(AttackPath path) {
    return new Outcome(
        path.aim().classIndex(),
        path.succeeded(),
        path.firstSuccess().orElse(-1),
        path.start().seen().log10MapError(),
        path.end().seen(),
        BorderReport.of(path.seen(), regions));
  }
}
