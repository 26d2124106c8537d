package io.introspect.dl4j;

import io.introspect.ActivationTap;
import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import io.introspect.TappedLayer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A classifier whose features say what it answers: the first K columns are its outputs, and all of
 * them its activations. Counts its forward passes.
 */
final class ScriptedModel implements IntrospectableModel {

  /** Columns beside the outputs, for something to vary. */
  private static final int MORE = 3;

  private final int classes;
  private final AtomicInteger passes = new AtomicInteger();

  ScriptedModel(int classes) {
    this.classes = classes;
  }

  /** Rows with these true classes and outputs. */
  DataSet rows(int count, long seed, IntFunction<Integer> truth, IntFunction<float[]> output) {
    Random random = new Random(seed);
    float[][] x = new float[count][classes + MORE];
    float[][] y = new float[count][classes];
    for (int row = 0; row < count; row++) {
      System.arraycopy(output.apply(row), 0, x[row], 0, classes);
      for (int i = 0; i < MORE; i++) {
        x[row][classes + i] = (float) random.nextGaussian();
      }
      y[row][truth.apply(row)] = 1;
    }
    return new DataSet(Nd4j.createFromArray(x), Nd4j.createFromArray(y));
  }

  int passes() {
    return passes.get();
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public ActivationTap tap() {
    return ActivationTap.of(List.of(new TappedLayer("script", 0, classes + MORE)));
  }

  @Override
  public Observation observe(INDArray x) {
    passes.incrementAndGet();
    return new Observation(
        x.getColumns(IntStream.range(0, classes).toArray()).dup('c'), x.dup('c'));
  }

  @Override
  public String fingerprint() {
    return "scripted " + classes;
  }
}
