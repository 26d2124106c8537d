package io.introspect.probe;

import java.io.Serializable;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Whether an ensemble gains by its members' confidence: shares of rows that are predicted right.
 *
 * @param confidenceWeighted by {@link Ballot#predictedClass()}
 * @param equallyWeighted by {@link Ballot#classByEqualWeights()}
 * @param mostConfident by {@link Ballot#classOfMostConfident()}
 * @param members by each member alone
 * @serial exclude
 */
public record EnsembleAccuracy(
    double confidenceWeighted, double equallyWeighted, double mostConfident, List<Double> members)
    implements Serializable {

  /**
   * Copies the list.
   *
   * @param confidenceWeighted from 0 to 1
   * @param equallyWeighted from 0 to 1
   * @param mostConfident from 0 to 1
   * @param members at least one, each from 0 to 1; copied
   * @throws IllegalArgumentException if there is no member, or a share is out of range
   */
  public EnsembleAccuracy {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("expected at least one member, found none");
    }
    requireShare(confidenceWeighted);
    requireShare(equallyWeighted);
    requireShare(mostConfident);
    members.forEach(EnsembleAccuracy::requireShare);
  }

  /**
   * Counts how many rows are predicted right.
   *
   * @param ballots one per row, of the same members
   * @param trueClasses one per row
   * @return the shares
   * @throws IllegalArgumentException if there is no row, there are not as many classes as ballots,
   *     a class is none of the members', or ballots differ in their members' number
   */
  public static EnsembleAccuracy of(List<Ballot> ballots, int... trueClasses) {
    if (ballots.isEmpty() || ballots.size() != trueClasses.length) {
      throw new IllegalArgumentException(
          "expected at least one ballot and a true class for each, found %d ballots and %d classes"
              .formatted(ballots.size(), trueClasses.length));
    }
    int members = ballots.get(0).members().size();
    for (int row = 0; row < trueClasses.length; row++) {
      requireRow(ballots.get(row), trueClasses[row], members, row);
    }
    return new EnsembleAccuracy(
        share(ballots, trueClasses, Ballot::predictedClass),
        share(ballots, trueClasses, Ballot::classByEqualWeights),
        share(ballots, trueClasses, Ballot::classOfMostConfident),
        IntStream.range(0, members)
            .mapToObj(
                member ->
                    share(
                        ballots,
                        trueClasses,
                        ballot -> ballot.members().get(member).predictedClass()))
            .toList());
  }

  private static void requireRow(Ballot ballot, int trueClass, int members, int row) {
    if (ballot.members().size() != members) {
      throw new IllegalArgumentException(
          "row %d: expected votes of %d members, as in row 0, found %d"
              .formatted(row, members, ballot.members().size()));
    }
    int classes = ballot.members().get(0).output().length;
    if (trueClass < 0 || trueClass >= classes) {
      throw new IllegalArgumentException(
          "row %d: expected a class from 0 to %d, found %d".formatted(row, classes - 1, trueClass));
    }
  }

  private static double share(
      List<Ballot> ballots, int[] trueClasses, ToIntFunction<Ballot> predicted) {
    long right =
        IntStream.range(0, trueClasses.length)
            .filter(row -> predicted.applyAsInt(ballots.get(row)) == trueClasses[row])
            .count();
    return (double) right / trueClasses.length;
  }

  private static void requireShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("expected shares from 0 to 1, found " + share);
    }
  }

  /**
   * The member that is right most often.
   *
   * @return its number, from 0; of equal ones the first
   */
  public int bestMember() {
    return IntStream.range(0, members.size())
        .reduce(0, (best, member) -> members.get(member) > members.get(best) ? member : best);
  }

  /**
   * The accuracy of the best member.
   *
   * @return from 0 to 1
   */
  public double bestMemberAccuracy() {
    return members.get(bestMember());
  }
}
