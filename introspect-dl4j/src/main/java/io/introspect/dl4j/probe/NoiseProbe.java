package io.introspect.dl4j.probe;

import io.introspect.Introspection;
import io.introspect.Introspector;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Detached;
import io.introspect.dl4j.model.FiniteCheck;
import io.introspect.dl4j.model.Rows;
import io.introspect.probe.Constellation;
import io.introspect.probe.NoiseLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Shows an introspector copies of a row with white Gaussian noise (fig. 5).
 *
 * <p>Copy i at level σ is x + σ·gᵢ with the same gᵢ from N(0, I) at every level, so that a
 * constellation grows along rays and levels differ by the strength of the noise alone. The gᵢ
 * depend on nothing but the seed: every row, and every network that takes such rows, meets the same
 * ones. Copies are float32, and not clipped to the data's range.
 *
 * <p>Immutable and safe for use by several threads at once; start from {@link #standard()} and
 * change what you need.
 *
 * @param sigmas the standard deviations of the noise, in the units of the input
 * @param copies how many copies there are at each of them
 * @param seed of the noise
 */
public record NoiseProbe(List<Double> sigmas, int copies, long seed) {

  /** Copies that are looked at together, which bounds the memory that they take. */
  private static final int BLOCK = 1000;

  /**
   * Checks the ranges.
   *
   * @param sigmas at least one, each finite and at least 0; copied
   * @param copies at least 1
   * @param seed any number
   * @throws IllegalArgumentException if a value is out of its range
   */
  public NoiseProbe {
    sigmas = List.copyOf(sigmas);
    if (sigmas.isEmpty()) {
      throw new IllegalArgumentException("expected at least one sigma, found none");
    }
    for (double sigma : sigmas) {
      if (!(sigma >= 0) || Double.isInfinite(sigma)) {
        throw new IllegalArgumentException(
            "expected every sigma to be finite and at least 0, found " + sigma);
      }
    }
    if (copies < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 copy for each sigma, found " + copies);
    }
  }

  /**
   * The paper's constellation.
   *
   * @return 200 copies at each of σ 0, 0.1, 0.2 and 0.3; seed 0
   */
  public static NoiseProbe standard() {
    return new NoiseProbe(List.of(0.0, 0.1, 0.2, 0.3), 200, 0);
  }

  /**
   * The same with other strengths of the noise.
   *
   * @param values standard deviations, each finite and at least 0
   * @return a copy
   */
  public NoiseProbe withSigmas(double... values) {
    return new NoiseProbe(Arrays.stream(values).boxed().toList(), copies, seed);
  }

  /**
   * The same with another number of copies.
   *
   * @param value copies at each level, at least 1
   * @return a copy
   */
  public NoiseProbe withCopies(int value) {
    return new NoiseProbe(sigmas, value, seed);
  }

  /**
   * The same with another seed.
   *
   * @param value any number
   * @return a copy
   */
  public NoiseProbe withSeed(long value) {
    return new NoiseProbe(sigmas, copies, value);
  }

  /**
   * Probes one row.
   *
   * @param introspector looks at the row and its copies
   * @param row [1, …], or [features]; left as it is
   * @return one level per sigma, in their order; at σ 0 every copy is what was seen of the row
   * @throws IllegalArgumentException if there is not exactly one row, or the introspector refuses
   *     it
   */
  public Constellation constellation(Introspector introspector, INDArray row) {
    Objects.requireNonNull(introspector, "introspector");
    INDArray one = Rows.one(row, "constellations");
    return Detached.call(() -> probe(introspector, one));
  }

  /**
   * Probes many rows, one after the other, each as {@link #constellation} does.
   *
   * @param introspector looks at the rows and their copies
   * @param rows [n, …]; left as they are
   * @return one constellation per row, in the order of the rows; unmodifiable
   * @throws IllegalArgumentException if these are no rows, or the introspector refuses one
   */
  public List<Constellation> constellations(Introspector introspector, INDArray rows) {
    Objects.requireNonNull(introspector, "introspector");
    if (rows.rank() < 2) {
      throw new IllegalArgumentException(
          "expected rows of shape [n, …], found " + Arrays.toString(rows.shape()));
    }
    FiniteCheck.require(rows, "features", 0);
    return Detached.call(
        () -> {
          INDArray whole = Rows.sliceable(rows);
          return IntStream.range(0, Math.toIntExact(rows.size(0)))
              .mapToObj(i -> probe(introspector, Rows.slice(whole, i, i + 1L)))
              .toList();
        });
  }

  private Constellation probe(Introspector introspector, INDArray row) {
    Introspection clean = introspector.introspect(row);
    return new Constellation(
        clean,
        sigmas.stream()
            .map(sigma -> new NoiseLevel(sigma, clean, seen(introspector, row, clean, sigma)))
            .toList());
  }

  private List<Introspection> seen(
      Introspector introspector, INDArray row, Introspection clean, double sigma) {
    if (sigma == 0) {
      return Collections.nCopies(copies, clean);
    }
    SplittableRandom random = new SplittableRandom(seed); // anew, for the same noise at every level
    float[] values = Rows.values(row);
    List<Introspection> seen = new ArrayList<>(copies);
    while (seen.size() < copies) {
      int count = Math.min(BLOCK, copies - seen.size());
      try (ArrayScope scope = new ArrayScope()) {
        INDArray noisy = scope.own(noisy(values, row.shape(), count, sigma, random));
        seen.addAll(introspector.introspectAll(noisy));
      }
    }
    return seen;
  }

  private static INDArray noisy(
      float[] row, long[] shape, int count, double sigma, SplittableRandom random) {
    float[] values = new float[Math.multiplyExact(count, row.length)];
    for (int copy = 0; copy < count; copy++) {
      System.arraycopy(row, 0, values, copy * row.length, row.length);
    }
    WhiteNoise.add(values, sigma, random);
    long[] many = shape.clone();
    many[0] = count;
    return Nd4j.create(values, many, 'c');
  }
}
