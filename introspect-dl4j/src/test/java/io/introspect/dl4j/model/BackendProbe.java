package io.introspect.dl4j.model;

import io.introspect.ActivationTap;
import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import io.introspect.TappedLayer;
import io.introspect.dl4j.SelfIntrospector;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Run by {@link BackendCheckTest} in a Java without a backend: prints what the library says. */
final class BackendProbe {

  private BackendProbe() {}

  @SuppressWarnings("SystemOut") // it is what the test reads
  public static void main(String[] arguments) {
    try {
      if (arguments[0].equals("wrap")) {
        SelfIntrospector.wrap(new Own());
      } else {
        BackendCheck.require();
      }
      System.out.println("nothing was wrong");
    } catch (RuntimeException | LinkageError e) {
      System.out.println(e);
    }
  }

  private static final class Own implements IntrospectableModel {
    @Override
    public int classes() {
      return 2;
    }

    @Override
    public ActivationTap tap() {
      return ActivationTap.of(List.of(new TappedLayer("hidden", 0, 1)));
    }

    @Override
    public Observation observe(INDArray x) {
      throw new UnsupportedOperationException("never asked");
    }

    @Override
    public String fingerprint() {
      return "own";
    }
  }
}
