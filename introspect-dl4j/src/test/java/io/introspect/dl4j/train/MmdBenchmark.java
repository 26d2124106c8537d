package io.introspect.dl4j.train;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The maximum mean discrepancy of a minibatch of 128. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MmdBenchmark {

  private static final int ROWS = 128;

  /** Of the map and of the wide latent space. */
  @Param({"2", "32"})
  public int dimensions;

  private MaximumMeanDiscrepancy discrepancy;
  private float[] latent;
  private float[] prior;
  private INDArray latentRows;
  private INDArray priorRows;

  /** A benchmark, set up by {@link #draw}. */
  public MmdBenchmark() {}

  /** Draws two samples. */
  @Setup
  public void draw() {
    discrepancy = new MaximumMeanDiscrepancy(dimensions);
    latent = sample(1);
    prior = sample(2);
    latentRows = Nd4j.createFromArray(latent).reshape(ROWS, dimensions);
    priorRows = Nd4j.createFromArray(prior).reshape(ROWS, dimensions);
  }

  private float[] sample(long seed) {
    Random random = new Random(seed);
    float[] values = new float[ROWS * dimensions];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /**
   * The value.
   *
   * @return MMD²
   */
  @Benchmark
  public double value() {
    return discrepancy.squared(latent, prior);
  }

  /**
   * The gradient.
   *
   * @return by every coordinate
   */
  @Benchmark
  public double[] gradient() {
    return discrepancy.gradient(latent, prior);
  }

  /**
   * Both, as DL4J asks for them.
   *
   * @return score and gradient
   */
  @Benchmark
  public Pair<Double, INDArray> loss() {
    return new MmdLoss(10)
        .computeGradientAndScore(priorRows, latentRows, new ActivationIdentity(), null, true);
  }
}
