package io.introspect.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandwritingTest {

  @Test
  void placesDigitsNearTheMiddle() {
    Draws draws = new Draws(1);
    for (int i = 0; i < 500; i++) {
      Glyph skeleton = DigitSkeletons.of(i % 10).get(0);
      Point center = new Handwriting(draws.split()).write(skeleton, 28).center();
      assertThat(center.distance(new Point(14, 14))).isLessThan(3);
    }
  }

  @Test
  void losesAnEndOrAPieceOfAStroke() {
    Draws draws = new Draws(1);
    Stroke whole = Stroke.through(0, 0, 50, 0, 100, 0).smooth(50);
    int[] pieces = new int[3];
    for (int i = 0; i < 300; i++) {
      List<Stroke> kept = new Handwriting(draws.split()).lose(Glyph.of(whole)).strokes();
      double left = kept.stream().mapToDouble(stroke -> length(stroke)).sum();
      // The cut is at the nearest of a hundred points, at up to two places.
      assertThat(left).isBetween(66.0, 86.0);
      pieces[kept.size()]++;
    }
    assertThat(pieces[1]).isBetween(150, 250);
    assertThat(pieces[2]).isBetween(50, 150);
  }

  @Test
  void leavesOtherStrokesWhole() {
    Stroke one = Stroke.through(0, 0, 50, 0, 100, 0).smooth(9);
    Stroke two = Stroke.through(0, 0, 0, 50, 0, 100).smooth(9);

    List<Stroke> kept = new Handwriting(new Draws(1)).lose(Glyph.of(one, two)).strokes();

    assertThat(kept.contains(one)).isNotEqualTo(kept.contains(two));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void everyDigitHasStylesAndLookAlikes(int digit) {
    assertThat(DigitSkeletons.of(digit)).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
    assertThat(LookAlikes.of(digit))
        .isNotEmpty()
        .allSatisfy(
            pair -> {
              int other = pair.first() == digit ? pair.second() : pair.first();
              // Half way, the two digits are the same picture; at its end, each is itself.
              Glyph middle = pair.drawn(digit, 0.5);
              assertClose(middle, pair.drawn(other, 0.5));
              assertClose(pair.drawn(digit, 1), pair.drawn(other, 0));
              assertThat(LookAlikes.contains(digit, other)).isTrue();
              assertThat(LookAlikes.contains(other, digit)).isTrue();
            });
    assertThat(LookAlikes.contains(digit, digit)).isFalse();
  }

  @Test
  void rejectsTwinsWithOtherStrokes() {
    Stroke stroke = Stroke.through(0, 0, 1, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Glyph.of(stroke).toward(Glyph.of(stroke, stroke), 0.5))
        .withMessage("twin glyphs: expected 1 strokes, found 2");
  }

  @Test
  void bellHasItsDeviationAndItsLimits() {
    Draws draws = new Draws(1);
    double squares = 0;
    for (int i = 0; i < 10_000; i++) {
      double value = draws.bell(2);
      squares += value * value;
      assertThat(value).isBetween(-7.0, 7.0);
    }
    assertThat(Math.sqrt(squares / 10_000)).isCloseTo(2, within(0.05));
  }

  private static void assertClose(Glyph one, Glyph other) {
    for (int i = 0; i < one.strokes().size(); i++) {
      List<Point> points = one.strokes().get(i).points();
      for (int j = 0; j < points.size(); j++) {
        Point twin = other.strokes().get(i).points().get(j);
        assertThat(points.get(j).distance(twin)).isLessThan(1e-9);
      }
    }
  }

  private static double length(Stroke stroke) {
    double length = 0;
    for (int i = 1; i < stroke.points().size(); i++) {
      length += stroke.points().get(i - 1).distance(stroke.points().get(i));
    }
    return length;
  }
}
