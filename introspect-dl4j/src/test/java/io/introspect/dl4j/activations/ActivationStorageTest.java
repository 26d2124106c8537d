package io.introspect.dl4j.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ActivationStorageTest {

  private static final Path FOLDER = Path.of("elsewhere");

  @Test
  void sixtyThousandRowsOfThePapersNetworkStayOffHeapByDefault() {
    // Half of what JavaCPP may use, which is what the heap of these tests may.
    assertThat(ActivationStorage.automatic().budget())
        .isEqualTo(
            Math.min(ActivationStorage.DEFAULT_BUDGET, org.bytedeco.javacpp.Pointer.maxBytes() / 2))
        .isGreaterThan(60_000L * 2400 * Float.BYTES);
  }

  @Test
  void onlyWhatMayChangeResultsIsASetting() {
    assertThat(ActivationStorage.automatic().settings()).isEmpty();
    assertThat(ActivationStorage.offHeap().settings()).isEmpty();
    assertThat(ActivationStorage.file(FOLDER).settings()).isEmpty();
    assertThat(ActivationStorage.file(FOLDER).asFloat16().settings())
        .containsEntry("activations", "float16");
    assertThat(ActivationStorage.automatic().withBudget(7).asFloat16().settings())
        .containsEntry("activations", "float16 beyond 7 bytes");
    assertThat(ActivationStorage.recomputed().settings())
        .containsEntry("activations", "recomputed");
  }

  @Test
  void saysWhatItIs() {
    assertThat(ActivationStorage.automatic().withBudget(7).withFolder(FOLDER))
        .hasToString("automatic, up to 7 bytes off-heap, then in elsewhere");
    assertThat(ActivationStorage.file(FOLDER).asFloat16()).hasToString("in elsewhere as float16");
    assertThat(ActivationStorage.offHeap()).hasToString("off-heap");
    assertThat(ActivationStorage.recomputed()).hasToString("recomputed");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationStorage.automatic().withBudget(-1))
        .withMessageContainingAll("at least 0 bytes", "found -1");
    assertThatIllegalStateException()
        .isThrownBy(() -> ActivationStorage.file(FOLDER).withBudget(1))
        .withMessageContainingAll("automatic", "found FILE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationStorage.offHeap().asFloat16())
        .withMessageContaining("found OFF_HEAP");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationStorage.recomputed().asFloat16());
  }
}
