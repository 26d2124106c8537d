package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassifierErrorTest {

  @Test
  void isTheLogarithmOfHalfTheSquaredDistance() {
    float[] output = {0.5f, 0.5f, 0, /* */ 0, 0, 1};

    // Row 0, class 0: ½(¼ + ¼) = ¼. Row 1, class 1: ½(1 + 1) = 1.
    assertThat(ClassifierError.log10(output, new int[] {0, 1}))
        .containsExactly(new float[] {(float) Math.log10(0.25), 0}, within(1e-6f));
  }

  @Test
  void outputsBeyondTheOthersClassCount() {
    // Sigmoid outputs need not add up to 1: ½((1 − 0.8)² + 0.6²) = 0.2.
    assertThat(ClassifierError.log10(new float[] {0.6f, 0.8f}, new int[] {1}))
        .containsExactly(new float[] {(float) Math.log10(0.2)}, within(1e-6f));
  }

  @Test
  void perfectAnswerIsFloored() {
    assertThat(ClassifierError.FLOOR).isEqualTo(1e-12);
    assertThat(ClassifierError.log10(new float[] {0, 1}, new int[] {1})).containsExactly(-12);
  }

  @Test
  void floorIsReachedOnlyByWhatIsPerfectInFloat() {
    // The next float below 1 misses by 6e-8, ½ · 3.6e-15; a miss of 2e-6 is 2e-12, above the floor.
    assertThat(ClassifierError.log10(new float[] {0, Math.nextDown(1f)}, new int[] {1}))
        .containsExactly(-12);
    assertThat(ClassifierError.log10(new float[] {2e-6f, 1}, new int[] {1}))
        .containsExactly(new float[] {(float) Math.log10(2e-12)}, within(1e-4f));
  }

  @Test
  void worstAnswerIsAnErrorOfOne() {
    assertThat(ClassifierError.log10(new float[] {1, 0}, new int[] {1})).containsExactly(0);
  }
}
