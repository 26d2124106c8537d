package io.introspect.dl4j;

import io.introspect.ActivationTap;
import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Counts how often a model is asked to observe. */
record CountingModel(IntrospectableModel model, AtomicInteger calls)
    implements IntrospectableModel {

  @Override
  public int classes() {
    return model.classes();
  }

  @Override
  public ActivationTap tap() {
    return model.tap();
  }

  @Override
  public Observation observe(INDArray x) {
    calls.incrementAndGet();
    return model.observe(x);
  }

  @Override
  public String fingerprint() {
    return model.fingerprint();
  }
}
