package io.introspect.examples;

import java.util.List;
import java.util.stream.IntStream;

/** Classification by the nearest of known points, by plain search: the map has few dimensions. */
final class NearestNeighbors {

  private final List<float[]> points;
  private final int[] classes;

  NearestNeighbors(List<float[]> points, int[] classes) {
    this.points = points;
    this.classes = classes;
  }

  /** The share of queries whose k nearest points name their class by majority. */
  double accuracy(List<float[]> queries, int[] truth, int k) {
    return IntStream.range(0, truth.length)
        .parallel()
        .mapToDouble(i -> vote(queries.get(i), k) == truth[i] ? 1 : 0)
        .average()
        .orElseThrow();
  }

  /** The class that most of the k nearest points have; of equal ones the lowest. */
  int vote(float[] query, int k) {
    double[] nearest = new double[k];
    int[] owner = new int[k];
    java.util.Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int i = 0; i < classes.length; i++) {
      double distance = squaredDistance(query, points.get(i));
      if (distance < nearest[k - 1]) {
        insert(nearest, owner, distance, classes[i]);
      }
    }
    int[] votes = new int[IntStream.of(classes).max().orElseThrow() + 1];
    for (int i = 0; i < k; i++) {
      votes[owner[i]]++;
    }
    int best = 0;
    for (int c = 1; c < votes.length; c++) {
      best = votes[c] > votes[best] ? c : best;
    }
    return best;
  }

  /** Keeps the two arrays sorted by distance. */
  private static void insert(double[] nearest, int[] owner, double distance, int owned) {
    int place = nearest.length - 1;
    while (place > 0 && nearest[place - 1] > distance) {
      nearest[place] = nearest[place - 1];
      owner[place] = owner[place - 1];
      place--;
    }
    nearest[place] = distance;
    owner[place] = owned;
  }

  private static double squaredDistance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
