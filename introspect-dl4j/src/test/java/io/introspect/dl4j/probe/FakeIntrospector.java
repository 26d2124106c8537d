package io.introspect.dl4j.probe;

import io.introspect.ActivationTap;
import io.introspect.Autoencoder;
import io.introspect.ErrorEstimator;
import io.introspect.IntrospectableModel;
import io.introspect.Introspection;
import io.introspect.Introspector;
import io.introspect.Observation;
import io.introspect.Provenance;
import io.introspect.dl4j.model.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sees of each row what a function says, and remembers the shapes that it was shown. */
final class FakeIntrospector implements Introspector {

  private final int classes;
  private final Function<float[], Introspection> sight;
  private final List<long[]> shapes = new ArrayList<>();

  FakeIntrospector(int classes, Function<float[], Introspection> sight) {
    this.classes = classes;
    this.sight = sight;
  }

  /** Of two classes, whose map shows a row's values as they are. */
  static FakeIntrospector plain() {
    return new FakeIntrospector(
        2, row -> new Introspection(new float[] {row[0], 1 - row[0]}, row, -row[0], 0));
  }

  List<long[]> shapes() {
    return shapes;
  }

  @Override
  public Introspection introspect(INDArray row) {
    return introspectAll(row).get(0);
  }

  @Override
  public List<Introspection> introspectAll(INDArray rows) {
    shapes.add(rows.shape());
    float[] values = Rows.values(rows);
    int count = (int) rows.size(0);
    int width = values.length / count;
    List<Introspection> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seen.add(sight.apply(Arrays.copyOfRange(values, i * width, (i + 1) * width)));
    }
    return seen;
  }

  @Override
  public IntrospectableModel model() {
    return new IntrospectableModel() {
      @Override
      public int classes() {
        return classes;
      }

      @Override
      public ActivationTap tap() {
        throw new UnsupportedOperationException();
      }

      @Override
      public Observation observe(INDArray x) {
        throw new UnsupportedOperationException();
      }

      @Override
      public String fingerprint() {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public Autoencoder autoencoder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ErrorEstimator estimator() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Provenance provenance() {
    throw new UnsupportedOperationException();
  }
}
