package io.introspect.dl4j.probe;

import io.introspect.Autoencoder;
import io.introspect.DifferentiableAutoencoder;
import io.introspect.DifferentiableModel;
import io.introspect.IntrospectableModel;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks that the probes share. */
final class Requirements {

  private Requirements() {}

  static void positive(double value, String what) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "expected %s above 0, finite, found %s".formatted(what, value));
    }
  }

  static void atLeastOne(int value, String what) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "expected at least one %s, found %d".formatted(what, value));
    }
  }

  static void range(double lowest, double highest) {
    if (!(lowest < highest)) {
      throw new IllegalArgumentException(
          "expected a range from a smallest value to a larger one, found %s to %s"
              .formatted(lowest, highest));
    }
  }

  static void rows(INDArray rows) {
    if (rows.isEmpty() || rows.rank() < 2) {
      throw new IllegalArgumentException(
          "expected rows of shape [n, …], found %s; for a single row reshape it to [1, …]"
              .formatted(Arrays.toString(rows.shape())));
    }
  }

  /** As float32 holds both: a range given in double precision has no rounding of its own. */
  static void inside(INDArray rows, double lowest, double highest) {
    float smallest = rows.minNumber().floatValue();
    float largest = rows.maxNumber().floatValue();
    if (smallest < (float) lowest || largest > (float) highest) {
      throw new IllegalArgumentException(
          "expected rows within the clipping range from %s to %s, found values from %s to %s"
              .formatted(lowest, highest, smallest, largest));
    }
  }

  static DifferentiableModel differentiable(IntrospectableModel model) {
    if (model instanceof DifferentiableModel differentiable) {
      return differentiable;
    }
    throw new IllegalArgumentException(
        "expected an introspector of a DifferentiableModel, such as a DL4J network, found "
            + model.getClass().getName());
  }

  static DifferentiableAutoencoder differentiable(Autoencoder autoencoder) {
    if (autoencoder instanceof DifferentiableAutoencoder differentiable) {
      return differentiable;
    }
    throw new IllegalArgumentException(
        "expected an introspector with a DifferentiableAutoencoder, such as an InfoVae's, found "
            + autoencoder.getClass().getName());
  }
}
