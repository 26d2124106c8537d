package io.introspect.probe;

import io.introspect.Introspection;
import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the members of an ensemble vote on one row: each output ŷ is an estimate of the one-hot
 * target, and their mean, weighed by how far each member is to be trusted here, is a better one.
 *
 * <p>The outputs are averaged as they are, and not made to sum to 1 first: the expected error that
 * a weight comes from is that of the output as it is, and sigmoid outputs that are all small say
 * that the row is like no class, which should count for little.
 *
 * @param members what each member saw of the row
 * @param weights of each member, from its own confidence; they sum to 1
 * @serial exclude
 */
public record Ballot(List<Introspection> members, List<Double> weights) implements Serializable {

  private static final double ROUNDING = 1e-9;

  /**
   * Copies the lists.
   *
   * @param members at least one, all with as many outputs; copied
   * @param weights one per member, each at least 0, summing to 1; copied
   * @throws IllegalArgumentException if there is no member, or the parts do not fit together
   */
  public Ballot {
    members = List.copyOf(members);
    weights = List.copyOf(weights);
    if (members.isEmpty() || weights.size() != members.size()) {
      throw new IllegalArgumentException(
          "expected at least one member and a weight for each, found %d members and %d weights"
              .formatted(members.size(), weights.size()));
    }
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    if (!weights.stream().allMatch(weight -> weight >= 0) || !(Math.abs(sum - 1) < ROUNDING)) {
      throw new IllegalArgumentException(
          "expected weights of at least 0 that sum to 1, found " + weights);
    }
    int classes = members.get(0).output().length;
    for (int member = 1; member < members.size(); member++) {
      int outputs = members.get(member).output().length;
      if (outputs != classes) {
        throw new IllegalArgumentException(
            "member %d: expected outputs of %d classes, as of member 0, found %d"
                .formatted(member, classes, outputs));
      }
    }
  }

  /**
   * The mean of the members' outputs by their weights: Σ w·ŷ.
   *
   * @return one score per class
   */
  public double[] scores() {
    return mean(weights);
  }

  /**
   * What the ensemble predicts: the class with the largest score; of equal ones the first.
   *
   * @return from 0 to K − 1
   */
  public int predictedClass() {
    return largest(scores());
  }

  /**
   * What the ensemble would predict if all members weighed the same.
   *
   * @return the class with the largest mean output; of equal ones the first
   */
  public int classByEqualWeights() {
    return largest(mean(Collections.nCopies(members.size(), 1.0 / members.size())));
  }

  /**
   * What the most confident member predicts.
   *
   * @return the class that it predicts; of equally confident members the first's
   */
  public int classOfMostConfident() {
    return members.stream()
        .min(Comparator.comparingDouble(member -> -member.confidence()))
        .orElseThrow()
        .predictedClass();
  }

  private double[] mean(List<Double> by) {
    double[] mean = new double[members.get(0).output().length];
    for (int member = 0; member < members.size(); member++) {
      float[] output = members.get(member).output();
      for (int k = 0; k < mean.length; k++) {
        mean[k] += by.get(member) * output[k];
      }
    }
    return mean;
  }

  private static int largest(double[] scores) {
    return IntStream.range(0, scores.length)
        .reduce(0, (best, k) -> scores[k] > scores[best] ? k : best);
  }
}
