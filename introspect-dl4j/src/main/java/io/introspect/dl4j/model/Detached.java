package io.introspect.dl4j.model;

import java.util.function.Supplier;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

/** Work outside every workspace that the caller may have open. */
public final class Detached {

  private Detached() {}

  /**
   * Runs work whose arrays outlive the caller's workspaces. DL4J would refuse to run inside one,
   * and ND4J would put the results there, to be overwritten when it closes.
   *
   * @param work what to run
   * @param <T> what it returns
   * @return what it returned
   */
  @SuppressWarnings("try") // the scope is opened for what it does, not to be read
  public static <T> T call(Supplier<T> work) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return work.get();
    }
  }
}
