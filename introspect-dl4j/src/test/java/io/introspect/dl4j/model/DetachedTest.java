package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DetachedTest {

  private static MemoryWorkspace open() {
    return Nd4j.getWorkspaceManager()
        .getAndActivateWorkspace(
            WorkspaceConfiguration.builder().initialSize(1 << 16).build(), "detached-test");
  }

  @Test
  void arraysMadeInsideBelongToNoWorkspace() {
    try (MemoryWorkspace workspace = open()) {
      INDArray detached = Detached.call(() -> Nd4j.ones(3));

      assertThat(detached.isAttached()).isFalse();
      assertThat(Nd4j.ones(3).isAttached()).isTrue();
      assertThat(workspace.isScopeActive()).isTrue();
    }
  }

  @Test
  void workspaceIsBackAfterAnException() {
    try (MemoryWorkspace workspace = open()) {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(
              () ->
                  Detached.call(
                      () -> {
                        throw new UnsupportedOperationException();
                      }));

      assertThat(Nd4j.ones(3).isAttached()).isTrue();
      assertThat(workspace.isScopeActive()).isTrue();
    }
  }

  @Test
  void returnsWhatTheWorkReturns() {
    assertThat(Detached.call(() -> "result")).isEqualTo("result");
  }
}
