package io.introspect.dl4j.analyze;

import io.introspect.Introspector;
import io.introspect.analysis.Density;
import io.introspect.analysis.ErrorSurface;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.LatentGrid;
import io.introspect.dl4j.WideNet;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.train.NativeThreads;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an analysis is made of: ten classes of 5500 rows each, the standard grid, 2400 units. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MapBenchmark {

  private static final int CLASSES = 10;
  private static final int ROWS = 5500;
  private static final int BLOCK = 1024;

  private final LatentGrid grid = LatentGrid.standard(2);
  private Introspector introspector;
  private float[][] places;
  private List<Density> densities;
  private INDArray place;
  private INDArray block;

  /** A benchmark, set up by {@link #fit}. */
  public MapBenchmark() {}

  /** Fits, and draws places. */
  @Setup
  public void fit() {
    introspector = WideNet.introspector(false);
    places = places(ROWS, 1);
    densities =
        LongStream.range(0, CLASSES)
            .mapToObj(k -> GaussianDensity.of(grid, places(ROWS, k)))
            .toList();
    place = Nd4j.createFromArray(places(1, 2));
    block = Nd4j.createFromArray(places(BLOCK, 3));
  }

  private static float[][] places(int rows, long seed) {
    Random random = new Random(seed);
    float[][] places = new float[rows][2];
    for (float[] row : places) {
      row[0] = (float) random.nextGaussian();
      row[1] = (float) random.nextGaussian();
    }
    return places;
  }

  /**
   * The density of one class.
   *
   * @return over the grid
   */
  @Benchmark
  public Density density() {
    return GaussianDensity.of(grid, places);
  }

  /**
   * Where one class is expected.
   *
   * @return a place
   */
  @Benchmark
  public double[] expectedPlace() {
    return RiemannSum.place(densities.get(0));
  }

  /**
   * What all classes are expected to excite.
   *
   * @return by class and unit
   */
  @Benchmark
  public ExpectedActivations expectedActivations() {
    return NativeThreads.single(
        () -> RiemannSum.decodedGrid(densities, introspector.autoencoder()));
  }

  /**
   * The error by the map.
   *
   * @return over the grid
   */
  @Benchmark
  public ErrorSurface errorSurface() {
    return NativeThreads.single(() -> ErrorSurfaces.of(grid, introspector.estimator()));
  }

  /**
   * What one place decodes to.
   *
   * @return its rows
   */
  @Benchmark
  public long decodeOne() {
    return decode(place);
  }

  /**
   * What 1024 places decode to.
   *
   * @return its rows
   */
  @Benchmark
  public long decodeBlock() {
    return decode(block);
  }

  /** Frees what was decoded, as a caller does. */
  private long decode(INDArray latent) {
    try (ArrayScope scope = new ArrayScope()) {
      return scope.own(introspector.autoencoder().decode(latent)).size(0);
    }
  }
}
