package io.introspect.dl4j;

import io.introspect.Introspection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
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

/** Rows introspected at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class IntrospectBenchmark {

  /** How many rows. */
  @Param({"1", "16", "1024"})
  public int rows;

  /** Whether with typicality and trust. */
  @Param({"false", "true"})
  public boolean full;

  private SelfIntrospector introspector;
  private INDArray x;

  /** A benchmark, set up by {@link #fit}. */
  public IntrospectBenchmark() {}

  /** Fits, and draws the rows. */
  @Setup
  public void fit() {
    introspector = WideNet.introspector(full);
    x = WideNet.rows(rows, 3);
  }

  /**
   * Introspects all rows.
   *
   * @return what was seen
   */
  @Benchmark
  public List<Introspection> introspect() {
    return introspector.introspectAll(x);
  }
}
