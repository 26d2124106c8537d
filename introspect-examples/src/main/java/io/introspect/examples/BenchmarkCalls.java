package io.introspect.examples;

import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.model.ArrayScope;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Calls of a fitted introspector beside those of the classifier alone. */
final class BenchmarkCalls {

  private static final int ONE_ROW_CALLS = 2000;
  private static final int BLOCK_CALLS = 30;
  private static final int LATENCY_CALLS = 20_000;
  private static final int THROUGHPUT_CALLS = 4000;

  private BenchmarkCalls() {}

  static void introspect(BenchmarkSubjects subjects, JsonLine figures) {
    MultiLayerNetwork net = subjects.stepped().net();
    SelfIntrospector introspector = subjects.probe().introspector();
    for (int rows : new int[] {1, subjects.block()}) {
      int calls = calls(subjects, rows);
      INDArray x = subjects.rows(rows);
      double output = Stopwatch.millisecondsEach(calls, () -> ArrayScope.free(net.output(x)));
      figures.put("output_" + rows + "_ms", output);
      double seen = Stopwatch.millisecondsEach(calls, () -> introspector.introspectAll(x));
      figures.put("introspect_" + rows + "_ms", seen);
      figures.put("introspect_over_output_" + rows, seen / output);
    }
  }

  static void full(SelfIntrospector introspector, BenchmarkSubjects subjects, JsonLine figures) {
    for (int rows : new int[] {1, subjects.block()}) {
      INDArray x = subjects.rows(rows);
      figures.put(
          "introspect_full_" + rows + "_ms",
          Stopwatch.millisecondsEach(calls(subjects, rows), () -> introspector.introspectAll(x)));
    }
    INDArray row = subjects.rows(1);
    percentiles("introspect_full_1", () -> introspector.introspect(row), subjects, figures);
  }

  private static int calls(BenchmarkSubjects subjects, int rows) {
    return subjects.options().rows(rows == 1 ? ONE_ROW_CALLS : BLOCK_CALLS);
  }

  static void latency(BenchmarkSubjects subjects, JsonLine figures) {
    MultiLayerNetwork net = subjects.stepped().net();
    SelfIntrospector introspector = subjects.probe().introspector();
    INDArray row = subjects.rows(1);
    percentiles("output_1", () -> ArrayScope.free(net.output(row)), subjects, figures);
    percentiles("introspect_1", () -> introspector.introspect(row), subjects, figures);
  }

  private static void percentiles(
      String name, Runnable call, BenchmarkSubjects subjects, JsonLine figures) {
    double[] times = new double[subjects.options().rows(LATENCY_CALLS)];
    Stopwatch.milliseconds(times.length, call); // warms up
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      call.run();
      times[i] = Stopwatch.millisecondsSince(start);
    }
    Percentile percentile = new Percentile();
    percentile.setData(times);
    figures.put(name + "_p50_ms", percentile.evaluate(50));
    figures.put(name + "_p99_ms", percentile.evaluate(99));
    figures.put(name + "_p999_ms", percentile.evaluate(99.9));
    figures.put("latency_warm_up_calls", times.length);
  }

  static void threads(BenchmarkSubjects subjects, JsonLine figures) throws Exception {
    SelfIntrospector introspector = subjects.probe().introspector();
    INDArray row = subjects.rows(1);
    int calls = subjects.options().rows(THROUGHPUT_CALLS);
    for (int threads : new int[] {1, 2, 4, 8}) {
      Throughput throughput = new Throughput(threads, calls / threads);
      throughput.perSecond(() -> introspector.introspect(row)); // warms up
      figures.put(
          "introspect_1_per_s_" + threads + "_threads",
          throughput.perSecond(() -> introspector.introspect(row)));
    }
  }
}
