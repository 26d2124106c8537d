package io.introspect.examples.data;

import static io.introspect.examples.data.Stroke.through;

import java.util.List;

/**
 * Pairs of digits that people take for each other, drawn as twins: the two skeletons of a pair have
 * the same strokes with the same number of points, so that a picture in between is the mean of the
 * two, point by point.
 */
final class LookAlikes {

  /** Two digits, each with its skeleton. */
  record Pair(int first, Glyph firstGlyph, int second, Glyph secondGlyph) {

    boolean has(int digit) {
      return first == digit || second == digit;
    }

    /** The picture of {@code digit} that goes the share {@code t} of the way to the other one. */
    Glyph drawn(int digit, double t) {
      return digit == first ? firstGlyph.toward(secondGlyph, t) : secondGlyph.toward(firstGlyph, t);
    }
  }

  private static final List<Pair> PAIRS =
      List.of(
          // The loop of the 9 is pulled out into the corner of the 4.
          new Pair(
              4,
              Glyph.of(
                  through(66, 3, 44, 32, 18, 61, 18, 61, 44, 62, 80, 60),
                  through(66, 3, 65, 50, 63, 98)),
              9,
              Glyph.of(
                  through(71, 14, 50, 2, 29, 18, 31, 42, 50, 50, 70, 34),
                  through(71, 10, 70, 54, 66, 98))),
          // The left side of the 8 opens.
          new Pair(
              3,
              Glyph.of(
                  through(24, 20, 30, 10, 48, 2, 70, 16, 50, 46, 76, 70, 52, 98, 28, 92, 20, 84)),
              8,
              Glyph.of(
                  through(52, 46, 30, 26, 50, 2, 70, 20, 48, 46, 74, 72, 50, 98, 26, 74, 52, 46))),
          // The bar of the 7 falls to the flag of the 1.
          new Pair(
              1,
              Glyph.of(through(36, 24, 46, 15, 55, 2, 55, 2, 53, 50, 52, 98)),
              7,
              Glyph.of(through(20, 8, 50, 7, 78, 6, 78, 6, 58, 50, 44, 98))),
          // The belly of the 6 opens, and its back moves up into the bar of the 5.
          new Pair(
              5,
              Glyph.of(
                  through(76, 5, 54, 5, 36, 8, 30, 43, 52, 38, 75, 62, 54, 97, 32, 94, 20, 86)),
              6,
              Glyph.of(
                  through(66, 2, 46, 14, 33, 34, 26, 66, 50, 53, 74, 70, 52, 98, 30, 88, 26, 66))),
          // The loop of the 6 grows to the whole height of the 0.
          new Pair(
              0,
              Glyph.of(
                  through(56, 2, 34, 14, 21, 50, 34, 88, 54, 98, 76, 76, 78, 36, 66, 8, 52, 2)),
              6,
              Glyph.of(
                  through(66, 2, 40, 20, 25, 56, 32, 90, 52, 98, 72, 86, 72, 64, 52, 55, 28, 68))),
          // The base of the 2 shrinks to nothing.
          new Pair(
              2,
              Glyph.of(
                  through(24, 24, 46, 2, 72, 14, 54, 60, 24, 96), through(24, 96, 52, 95, 80, 93)),
              7,
              Glyph.of(
                  through(20, 10, 48, 7, 78, 6, 58, 52, 44, 97), through(44, 97, 46, 98, 48, 97))),
          // The back between bar and belly leans to the other side.
          new Pair(
              3,
              Glyph.of(
                  through(26, 6, 50, 5, 74, 4),
                  through(74, 4, 60, 22, 44, 42, 44, 42, 72, 51, 76, 76, 52, 97, 20, 88)),
              5,
              Glyph.of(
                  through(32, 6, 52, 5, 78, 4),
                  through(32, 6, 31, 24, 30, 43, 30, 43, 56, 40, 75, 66, 54, 97, 22, 88))),
          // The loop of the 9 flattens into the bar of the 7.
          new Pair(
              7,
              Glyph.of(through(20, 14, 36, 8, 56, 7, 78, 6, 78, 6, 62, 46, 48, 98)),
              9,
              Glyph.of(through(70, 30, 46, 50, 28, 26, 48, 2, 72, 12, 70, 54, 62, 98))));

  private LookAlikes() {}

  /** The pairs that a digit, 0 to 9, belongs to; one at least. */
  static List<Pair> of(int digit) {
    return PAIRS.stream().filter(pair -> pair.has(digit)).toList();
  }

  /** Whether two digits make a pair, in either order. */
  static boolean contains(int one, int other) {
    return one != other && PAIRS.stream().anyMatch(pair -> pair.has(one) && pair.has(other));
  }
}
