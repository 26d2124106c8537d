package io.introspect.dl4j;

import io.introspect.ActivationTap;
import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Does something whenever a model is asked to observe, before it does. */
record WatchedModel(IntrospectableModel model, Runnable before) implements IntrospectableModel {

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
    before.run();
    return model.observe(x);
  }

  @Override
  public String fingerprint() {
    return model.fingerprint();
  }
}
