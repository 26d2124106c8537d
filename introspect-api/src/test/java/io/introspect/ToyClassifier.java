package io.introspect;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Two inputs, three hidden units tanh(x · V), softmax over two classes; keeps the contract. */
class ToyClassifier implements DifferentiableModel {

  private static final float[][] V = {{1, -0.5f, 0.25f}, {0.5f, 1, -1}};
  private static final float[][] W = {{1, -1}, {0.5f, 0.25f}, {-0.75f, 1}};

  private final AtomicLong passes = new AtomicLong();
  private final INDArray hidden = Nd4j.createFromArray(V);
  private final INDArray out = Nd4j.createFromArray(W);

  /** Counted by the classifier itself. */
  OptionalLong passes() {
    return OptionalLong.of(passes.get());
  }

  /** Its parameters, to be read only. */
  INDArray parameters() {
    return hidden;
  }

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public ActivationTap tap() {
    return ActivationTap.of(List.of(new TappedLayer("hidden", 0, 3)));
  }

  @Override
  @SuppressWarnings("try") // the scope is opened for what it does, not to be read
  public Observation observe(INDArray x) {
    if (x.rank() != 2 || x.size(1) != 2) {
      throw new IllegalArgumentException(
          "expected rows of shape [n, 2], found " + Arrays.toString(x.shape()));
    }
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      passes.incrementAndGet();
      INDArray h = Nd4j.math().tanh(x.mmul(hidden));
      return new Observation(Nd4j.nn().softmax(h.mmul(out)), h);
    }
  }

  @Override
  public INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
    try (Observation seen = observe(x)) {
      Slope told = slope.apply(seen);
      INDArray y = seen.output();
      INDArray h = seen.activations();
      INDArray byHidden = Nd4j.zeros(DataType.FLOAT, h.shape());
      told.activations().ifPresent(v -> byHidden.addi(sameShape(v, h)));
      told.output()
          .ifPresent(
              u -> {
                INDArray weighted = sameShape(u, y).mul(y);
                INDArray byLogits = weighted.sub(y.mulColumnVector(weighted.sum(true, 1)));
                byHidden.addi(byLogits.mmul(out.transpose()));
              });
      return byHidden.muli(h.mul(h).rsub(1)).mmul(hidden.transpose());
    }
  }

  private static INDArray sameShape(INDArray slope, INDArray of) {
    if (!Arrays.equals(slope.shape(), of.shape())) {
      throw new IllegalArgumentException(
          "expected a slope of shape %s, found %s"
              .formatted(Arrays.toString(of.shape()), Arrays.toString(slope.shape())));
    }
    return slope;
  }

  @Override
  public String fingerprint() {
    return "toy " + Arrays.deepToString(hidden.toFloatMatrix());
  }
}
