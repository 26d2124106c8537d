package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Property(tries = 100, seed = "42")
  void namesAreCutToTheRoomThereIs(
      @ForAll @AlphaChars @StringLength(min = 1, max = 60) String name,
      @ForAll @IntRange(min = 40, max = 400) int room) {
    String shown = Words.fit(name, Style.TICK, room);

    assertThat(Words.width(shown, Style.TICK)).isLessThanOrEqualTo(room);
    assertThat(shown.equals(name) || shown.endsWith("…")).isTrue();
  }

  @Test
  void aDashStandsForABlankName() {
    assertThat(Words.fit(" ", Style.TICK, 100)).isEqualTo("–");
  }

  @Test
  void linesAreBrokenBetweenWords() {
    double room = Words.width("one two", Style.TICK);

    assertThat(Words.lines(" one two\nthree ", Style.TICK, room))
        .containsExactly("one two", "three");
    assertThat(Words.lines("a " + "b".repeat(99), Style.TICK, room))
        .hasSize(2)
        .allMatch(line -> Words.width(line, Style.TICK) <= room);
  }

  @Test
  void numbersAreWrittenTheSameInAllCountries() {
    assertThat(Words.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Words.percent(0.9657)).isEqualTo("96.6 %");
    assertThat(Words.decimal(-1.234)).isEqualTo("−1.23");
    assertThat(Words.decimal(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    assertThat(Words.decimal(Double.NaN)).isEqualTo("undefined");
    assertThat(Words.numbers().format(-0.5)).isEqualTo("−0.5");
    assertThat(Words.rows(1)).isEqualTo("1 row");
    assertThat(Words.plain(0.05)).isEqualTo("0.05");
    assertThat(Words.plain(0)).isEqualTo("0");
    assertThat(Words.plain(1234)).isEqualTo("1,234");
    assertThat(Words.plain(0.0004)).isEqualTo("4.0e−04");
  }
}
