package io.introspect.dl4j.model;

import org.nd4j.autodiff.listeners.BaseListener;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SameDiff;

/** Counts the passes of a SameDiff graph. */
final class PassCounter extends BaseListener {

  private long passes;

  long passes() {
    return passes;
  }

  @Override
  public boolean isActive(Operation operation) {
    return true;
  }

  @Override
  public void operationStart(SameDiff graph, Operation operation) {
    passes++;
  }
}
