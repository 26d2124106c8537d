package io.introspect.dl4j.probe;

import io.introspect.Introspection;
import io.introspect.Introspector;
import io.introspect.dl4j.model.Rows;
import io.introspect.probe.Ballot;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Introspected classifiers of the same classes that vote, each with the weight of its own
 * confidence in the row at hand.
 *
 * <p>A member's weight is 10 to the power of sharpness × confidence, divided by the sum of all.
 * Since the confidence is −log10 of the expected error, sharpness 1 weighs by the inverse of the
 * expected squared error, the optimum for averaging unbiased estimates with independent errors, if
 * the expected errors are exact; sharpness 0 weighs all alike. Members make many mistakes in common
 * and their expected errors are themselves estimates, both of which call for less than 1.
 *
 * <p>The members' outputs must be on one scale, as estimates of the one-hot target: all sigmoid or
 * softmax, for instance.
 *
 * <p>Immutable and safe for use by several threads at once, as its members are.
 */
public final class Ensemble {

  private static final double DEFAULT_SHARPNESS = 0.5;

  private final List<Introspector> members;
  private final double sharpness;

  private Ensemble(List<Introspector> members, double sharpness) {
    if (!(sharpness >= 0) || Double.isInfinite(sharpness)) {
      throw new IllegalArgumentException(
          "expected a finite sharpness of at least 0, found " + sharpness);
    }
    this.members = members;
    this.sharpness = sharpness;
  }

  /**
   * An ensemble of sharpness 0.5.
   *
   * @param members at least one, all with as many classes; copied
   * @return the ensemble
   * @throws IllegalArgumentException if there is no member, or their numbers of classes differ
   */
  public static Ensemble of(List<? extends Introspector> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("expected at least one member, found none");
    }
    if (members.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("expected introspectors, found null among the members");
    }
    List<Introspector> copy = List.copyOf(members);
    int classes = copy.get(0).model().classes();
    for (int member = 1; member < copy.size(); member++) {
      int found = copy.get(member).model().classes();
      if (found != classes) {
        throw new IllegalArgumentException(
            "member %d: expected a classifier of %d classes, as member 0, found %d"
                .formatted(member, classes, found));
      }
    }
    return new Ensemble(copy, DEFAULT_SHARPNESS);
  }

  /**
   * The same with weights that follow the confidence more or less closely.
   *
   * @param value finite, at least 0; 0 weighs all members alike
   * @return a copy
   * @throws IllegalArgumentException if it is out of range
   */
  public Ensemble withSharpness(double value) {
    return new Ensemble(members, value);
  }

  /**
   * Lets the members vote on one row.
   *
   * @param row [1, …], as each member takes it
   * @return their votes and weights
   * @throws IllegalArgumentException if a member refuses the row, or its confidence is not finite
   */
  public Ballot vote(INDArray row) {
    INDArray one = Rows.one(row, "voteAll");
    return ballot(members.stream().map(member -> member.introspect(one)).toList());
  }

  /**
   * Lets the members vote on many rows.
   *
   * @param rows [n, …], as each member takes them
   * @return one ballot per row, in the order of the rows; unmodifiable
   * @throws IllegalArgumentException if a member refuses the rows, or its confidence is not finite
   */
  public List<Ballot> voteAll(INDArray rows) {
    List<List<Introspection>> seen =
        members.stream().map(member -> member.introspectAll(rows)).toList();
    return IntStream.range(0, seen.get(0).size())
        .mapToObj(row -> ballot(seen.stream().map(ofMember -> ofMember.get(row)).toList()))
        .toList();
  }

  private Ballot ballot(List<Introspection> seen) {
    double[] exponents = seen.stream().mapToDouble(Introspection::confidence).toArray();
    for (int member = 0; member < exponents.length; member++) {
      if (!Double.isFinite(exponents[member])) {
        throw new IllegalArgumentException(
            "member %d: expected a finite confidence, found %s"
                .formatted(member, exponents[member]));
      }
    }
    // Relative to the most confident member, whose power is then 1: no overflow, no sum of 0.
    double largest = Arrays.stream(exponents).max().orElseThrow();
    double[] powers =
        Arrays.stream(exponents)
            .map(confidence -> Math.pow(10, sharpness * (confidence - largest)))
            .toArray();
    double sum = Arrays.stream(powers).sum();
    return new Ballot(seen, Arrays.stream(powers).mapToObj(power -> power / sum).toList());
  }
}
