package io.introspect.dl4j.dense;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of all parameters of a network, arranged as DL4J arranges these: in one array, of
 * which each layer's are a part.
 */
final class Gradient {

  private final long start;
  private final FloatPointer values;

  Gradient(INDArray parameters) {
    this.start = FloatRows.pointer(parameters).address();
    this.values = new FloatPointer(parameters.length());
  }

  FloatPointer all() {
    return values;
  }

  /** The part that belongs to some of the parameters. */
  FloatPointer at(FloatPointer parameters) {
    return new Part(values.address() + parameters.address() - start);
  }

  /** Memory within other memory, which must be kept. */
  private static final class Part extends FloatPointer {
    Part(long address) {
      super((FloatPointer) null);
      this.address = address;
    }
  }
}
