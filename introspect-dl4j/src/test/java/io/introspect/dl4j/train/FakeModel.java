package io.introspect.dl4j.train;

import io.introspect.ActivationTap;
import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import io.introspect.TappedLayer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A classifier of two classes without a network: for x = [a, b] it gives the output [a, 1 − a] and
 * the activations [a, b, a + b]. Remembers how many rows each call had; may be made to misbehave.
 */
class FakeModel implements IntrospectableModel {

  private final List<Long> calls = Collections.synchronizedList(new ArrayList<>());
  private final UnaryOperator<Observation> twist;

  FakeModel() {
    this(UnaryOperator.identity());
  }

  FakeModel(UnaryOperator<Observation> twist) {
    this.twist = twist;
  }

  List<Long> calls() {
    return calls;
  }

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public ActivationTap tap() {
    return ActivationTap.of(List.of(new TappedLayer("in", 0, 2), new TappedLayer("sum", 2, 1)));
  }

  @Override
  public Observation observe(INDArray x) {
    calls.add(x.size(0));
    INDArray a = x.getColumn(0, true);
    INDArray b = x.getColumn(1, true);
    return twist.apply(new Observation(Nd4j.hstack(a, a.rsub(1)), Nd4j.hstack(a, b, a.add(b))));
  }

  @Override
  public String fingerprint() {
    return "fake";
  }
}
