package io.introspect.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.introspect.DifferentiableModel;
import io.introspect.Observation;
import io.introspect.Slope;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the gradients of a model promise, tried on the first rows. */
final class GradientChecks {

  private static final int ROWS = 4;
  private static final int DIRECTIONS = 8;

  /** Of the larger of the two: float32 and a bend between the points allow no less. */
  private static final double SHARE = 0.05;

  private final DifferentiableModel model;
  private final INDArray x;
  private final Slope slope;

  GradientChecks(DifferentiableModel model, INDArray x) {
    this.model = model;
    this.x = x;
    this.slope =
        new Slope(
            Optional.of(random(1, x.size(0), model.classes())),
            Optional.of(random(2, x.size(0), model.tap().width())));
  }

  /** Along random directions, each row by itself, of output, activations and both. */
  void assertFiniteDifferences(float step) {
    assertFiniteDifferences(
        new Slope(slope.output(), Optional.empty()), step, "of a function of the output");
    assertFiniteDifferences(
        new Slope(Optional.empty(), slope.activations()), step, "of one of the activations");
    assertFiniteDifferences(slope, step, "of a function of both");
  }

  private void assertFiniteDifferences(Slope of, float step, String what) {
    String sentence = "inputGradient: that of finite differences, " + what;
    INDArray gradient = model.inputGradient(x, seen -> of);
    assertArrayEquals(x.shape(), gradient.shape(), "inputGradient: as x is shaped");
    assertEquals(DataType.FLOAT, gradient.dataType(), "inputGradient: float32");
    Random random = new Random(3);
    for (int row = 0; row < ROWS; row++) {
      double off = 0;
      double told = 0;
      double measured = 0;
      for (int i = 0; i < DIRECTIONS; i++) {
        INDArray direction = signs(random, row);
        double slopeAlong = sum(gradient, direction);
        double difference = (value(direction, step, of) - value(direction, -step, of)) / (2 * step);
        off += (slopeAlong - difference) * (slopeAlong - difference);
        told += slopeAlong * slopeAlong;
        measured += difference * difference;
      }
      double scale = Math.sqrt(Math.max(told, measured));
      assertTrue(scale > 1e-3, sentence + ": rows() must lie where the model is not flat");
      assertTrue(
          Math.sqrt(off) <= SHARE * scale,
          "%s: row %d is off by %.3g, expected at most %.3g of %.3g"
              .formatted(sentence, row, Math.sqrt(off), SHARE, scale));
    }
  }

  void assertReadsOnly() {
    float[] before = Bits.of(x);
    float[] u = Bits.of(slope.output().orElseThrow());
    float[] v = Bits.of(slope.activations().orElseThrow());
    INDArray first = model.inputGradient(x, seen -> slope);
    assertFalse(first.isAttached(), "inputGradient: detached");
    float[] gradient = Bits.of(first);
    assertFalse(x.wasClosed(), "inputGradient: x stays the caller's and is not closed");
    assertArrayEquals(before, Bits.of(x), "inputGradient: x is not changed");
    assertFalse(slope.output().orElseThrow().wasClosed(), "inputGradient: the slope is not closed");
    assertArrayEquals(
        u, Bits.of(slope.output().orElseThrow()), "inputGradient: the slope is not changed");
    assertArrayEquals(
        v, Bits.of(slope.activations().orElseThrow()), "inputGradient: the slope is not changed");
    first.assign(-1);
    assertArrayEquals(
        gradient,
        Bits.of(model.inputGradient(x, seen -> slope)),
        "inputGradient: owned by the caller, and the same bits for the same rows");
  }

  void assertThreadSafe() {
    ConcurrentReading.assertLikeOneThread(
        x,
        row -> Bits.of(model.inputGradient(row, GradientChecks::curved)),
        "inputGradient: several threads see what one sees");
  }

  void assertRefuses(List<INDArray> wrongRows) {
    for (INDArray wrong : wrongRows) {
      refuses(wrong, seen -> slope, "rows of shape " + wrong.shapeInfoToString());
    }
    refuses(x, seen -> Slope.ofOutput(random(1, x.size(0), model.classes() + 1)), "a wider slope");
    refuses(
        x,
        seen -> Slope.ofActivations(random(1, x.size(0) + 1, model.tap().width())),
        "a slope of more rows");
  }

  private void refuses(INDArray rows, Function<Observation, Slope> told, String what) {
    assertThrows(
        IllegalArgumentException.class,
        () -> model.inputGradient(rows, told),
        "inputGradient: IllegalArgumentException for " + what);
  }

  /** Of half the squares of all outputs and activations: it depends on what was observed. */
  private static Slope curved(Observation seen) {
    return new Slope(Optional.of(seen.output().dup()), Optional.of(seen.activations().dup()));
  }

  /** The linear function of which the slope is the gradient. */
  private double value(INDArray direction, float step, Slope of) {
    try (Observation seen = model.observe(x.add(direction.mul(step)))) {
      return of.output().map(u -> sum(u, seen.output())).orElse(0.0)
          + of.activations().map(v -> sum(v, seen.activations())).orElse(0.0);
    }
  }

  private static double sum(INDArray weights, INDArray values) {
    float[] a = Bits.of(weights);
    float[] b = Bits.of(values);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** 1 or −1 throughout one row, 0 elsewhere. */
  private INDArray signs(Random random, int row) {
    float[] signs = new float[Math.toIntExact(x.length())];
    int width = Math.toIntExact(x.length() / x.size(0));
    for (int i = 0; i < width; i++) {
      signs[row * width + i] = random.nextBoolean() ? 1 : -1;
    }
    return Nd4j.createFromArray(signs).reshape(x.shape()).castTo(x.dataType());
  }

  /** From −1 to 1. */
  private static INDArray random(long seed, long... shape) {
    Random random = new Random(seed);
    float[] values =
        new float[Math.toIntExact(java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact))];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() * 2 - 1;
    }
    return Nd4j.createFromArray(values).reshape(shape);
  }
}
