package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassNamesTest {

  @Test
  void fitOnOneLine() {
    assertThat(ClassNames.onOneLine(List.of("two\nlines", " a\t b ", "plain", "  ", "")))
        .containsExactly("two lines", "a b", "plain", "–", "–");
  }

  @Test
  void mayNotBeMissing() {
    assertThatNullPointerException()
        .isThrownBy(() -> ClassNames.onOneLine(Arrays.asList("a", null)))
        .withMessage("name of class 1");
  }
}
