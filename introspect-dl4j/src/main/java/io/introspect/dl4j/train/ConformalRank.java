package io.introspect.dl4j.train;

import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Turns a score, large for the unusual, into a p-value by its rank among the scores of held-out
 * rows: the share of them, the row itself included, that score at least as high. Of rows that are
 * exchangeable with the held-out ones at most a share α comes out at α or less, whatever the score
 * (Vovk, Gammerman and Shafer, "Algorithmic Learning in a Random World", 2005, chapter 2).
 *
 * <p>Immutable.
 */
final class ConformalRank {

  private final float[] ascending;

  /** Of these scores of held-out rows, at least one, none NaN. */
  ConformalRank(float[] scores) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("expected the scores of at least one row, found none");
    }
    ascending = scores.clone();
    Arrays.sort(ascending);
    if (Float.isNaN(ascending[ascending.length - 1])) {
      throw new IllegalArgumentException("expected scores that are numbers, found NaN");
    }
  }

  /** In (0, 1]; of a score that is not a number, as unusual as can be. */
  double pValue(float score) {
    int atLeast = Float.isNaN(score) ? 0 : ascending.length - countBelow(score);
    return (1.0 + atLeast) / (1.0 + ascending.length);
  }

  private int countBelow(float score) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void save(EntryWriter entries, String name) throws IOException {
    try (DataOutputStream out = new DataOutputStream(entries.open(name))) {
      for (float score : ascending) {
        out.writeFloat(score);
      }
    }
  }

  static ConformalRank load(EntryReader entries, String name) throws IOException {
    try (InputStream in = entries.open(name)) {
      FloatBuffer values = ByteBuffer.wrap(in.readAllBytes()).asFloatBuffer();
      float[] scores = new float[values.remaining()];
      values.get(scores);
      return new ConformalRank(scores);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }
}
