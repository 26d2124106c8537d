package io.introspect;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Toys that break one rule of the contract each. */
final class BrokenToys {

  private BrokenToys() {}

  static final class OneClass extends ToyClassifier {
    @Override
    public int classes() {
      return 1;
    }
  }

  static final class NarrowOutput extends ToyClassifier {
    @Override
    public int classes() {
      return 3;
    }
  }

  static final class WideTap extends ToyClassifier {
    @Override
    public ActivationTap tap() {
      return ActivationTap.of(List.of(new TappedLayer("hidden", 0, 4)));
    }
  }

  static final class Doubles extends ToyClassifier {
    @Override
    public Observation observe(INDArray x) {
      Observation seen = super.observe(x);
      return new Observation(seen.output(), seen.activations().castTo(DataType.DOUBLE));
    }
  }

  static final class Gap extends ToyClassifier {
    @Override
    public ActivationTap tap() {
      return () -> List.of(new TappedLayer("a", 0, 1), new TappedLayer("b", 2, 1));
    }
  }

  static final class Renamed extends ToyClassifier {
    @Override
    public ActivationTap tap() {
      String name = "hidden after " + passes().getAsLong();
      return ActivationTap.of(List.of(new TappedLayer(name, 0, 3)));
    }
  }

  static final class TwoPasses extends ToyClassifier {
    @Override
    public Observation observe(INDArray x) {
      super.observe(x).close();
      return super.observe(x);
    }
  }

  static final class Noise extends ToyClassifier {
    private final Random random = new Random(1);

    @Override
    public Observation observe(INDArray x) {
      Observation seen = super.observe(x);
      seen.activations().addi(random.nextFloat());
      return seen;
    }
  }

  static final class BatchStatistics extends ToyClassifier {
    @Override
    public Observation observe(INDArray x) {
      return x.rank() == 2 ? super.observe(x.subRowVector(x.mean(0))) : super.observe(x);
    }
  }

  static final class OneThread extends ToyClassifier {
    private final Thread maker = Thread.currentThread();

    @Override
    public Observation observe(INDArray x) {
      Observation seen = super.observe(x);
      if (Thread.currentThread() != maker) {
        seen.activations().addi(1);
      }
      return seen;
    }
  }

  static final class ChangesRows extends ToyClassifier {
    @Override
    public Observation observe(INDArray x) {
      Observation seen = super.observe(x);
      x.addi(1);
      return seen;
    }
  }

  static final class ClosesRows extends ToyClassifier {
    @Override
    public Observation observe(INDArray x) {
      Observation seen = super.observe(x);
      x.close();
      return seen;
    }
  }

  static final class Learns extends ToyClassifier {
    @Override
    public Observation observe(INDArray x) {
      Observation seen = super.observe(x);
      parameters().muli(1.01);
      return seen;
    }
  }

  static final class InWorkspace extends ToyClassifier {
    @Override
    public Observation observe(INDArray x) {
      Observation seen = super.observe(x);
      return new Observation(seen.output().dup(), seen.activations().dup());
    }
  }

  static final class Reused extends ToyClassifier {
    private Observation last;

    @Override
    public Observation observe(INDArray x) {
      Observation seen = super.observe(x);
      boolean fits =
          last != null && !last.output().wasClosed() && x.size(0) == last.output().size(0);
      last = fits ? new Observation(last.output().assign(seen.output()), seen.activations()) : seen;
      return last;
    }
  }

  static final class OtherError extends ToyClassifier {
    @Override
    public Observation observe(INDArray x) {
      if (x.rank() != 2) {
        throw new IllegalStateException("rank " + x.rank());
      }
      return super.observe(x);
    }
  }

  static final class OutputGradientOnly extends ToyClassifier {
    @Override
    public INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
      return super.inputGradient(
          x, seen -> new Slope(slope.apply(seen).output(), Optional.empty()));
    }
  }

  static final class TwiceTheGradient extends ToyClassifier {
    @Override
    public INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
      return super.inputGradient(x, slope).muli(2);
    }
  }

  static final class ChangesSlope extends ToyClassifier {
    @Override
    public INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
      return super.inputGradient(
          x,
          seen -> {
            Slope told = slope.apply(seen);
            told.output().ifPresent(u -> u.muli(2));
            return told;
          });
    }
  }

  static final class KeptGradient extends ToyClassifier {
    private INDArray gradient;

    @Override
    public INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
      gradient = gradient == null ? super.inputGradient(x, slope) : gradient;
      return gradient;
    }
  }

  static final class OneThreadForGradients extends ToyClassifier {
    private final Thread maker = Thread.currentThread();

    @Override
    public INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
      INDArray gradient = super.inputGradient(x, slope);
      return Thread.currentThread() == maker ? gradient : gradient.addi(1);
    }
  }

  static final class AnySlope extends ToyClassifier {
    @Override
    public INDArray inputGradient(INDArray x, Function<Observation, Slope> slope) {
      return super.inputGradient(
          x,
          seen -> {
            Slope told = slope.apply(seen);
            boolean fits = told.output().stream().allMatch(u -> u.size(1) == seen.output().size(1));
            return fits ? told : Slope.ofOutput(seen.output());
          });
    }
  }
}
