package io.introspect.examples.data;

import static io.introspect.examples.data.Stroke.through;

import java.util.List;

/**
 * The ways in which people write the digits 0 to 9, as the points that the pen passes, in a box of
 * 100 x 100. A point that is given twice is a corner; see {@link Stroke#smooth}.
 */
final class DigitSkeletons {

  private static final List<Glyph> ZERO =
      List.of(
          Glyph.of(
              through(54, 2, 32, 14, 20, 50, 32, 86, 52, 98, 72, 84, 80, 48, 70, 14, 52, 2, 40, 8)),
          Glyph.of(
              through(60, 3, 42, 14, 28, 50, 34, 88, 50, 98, 66, 82, 74, 46, 70, 14, 58, 3, 48, 7)),
          // The pen overshoots, and the end lies over the start.
          Glyph.of(
              through(
                  48, 10, 30, 24, 22, 56, 36, 92, 56, 97, 76, 74, 79, 36, 64, 6, 44, 4, 34, 14)));

  private static final List<Glyph> ONE =
      List.of(
          Glyph.of(through(52, 2, 51, 50, 49, 98)),
          Glyph.of(through(64, 3, 51, 50, 38, 98)),
          // With a flag, then with a flag and a foot.
          Glyph.of(through(32, 26, 44, 17, 56, 2, 56, 2, 54, 50, 53, 98)),
          Glyph.of(
              through(34, 22, 44, 14, 54, 2, 54, 2, 53, 50, 53, 97),
              through(32, 98, 54, 97, 76, 97)));

  private static final List<Glyph> TWO =
      List.of(
          Glyph.of(
              through(
                  24, 24, 36, 6, 56, 2, 72, 14, 71, 34, 52, 62, 22, 96, 22, 96, 50, 95, 80, 94)),
          // With a loop at the lower left.
          Glyph.of(
              through(
                  26, 22, 40, 4, 62, 4, 73, 24, 64, 50, 44, 78, 28, 93, 20, 86, 32, 78, 52, 89, 82,
                  94)),
          Glyph.of(through(26, 18, 48, 2, 70, 12, 71, 36, 48, 68, 20, 93, 38, 87, 58, 95, 82, 88)));

  private static final List<Glyph> THREE =
      List.of(
          Glyph.of(
              through(
                  24, 15, 46, 2, 69, 12, 66, 36, 42, 47, 42, 47, 70, 56, 77, 77, 54, 97, 20, 87)),
          // With a flat top, as in old tables of figures.
          Glyph.of(
              through(24, 5, 50, 5, 74, 4, 74, 4, 46, 40, 46, 40, 72, 50, 78, 76, 54, 97, 20, 88)),
          // With a small loop in the middle.
          Glyph.of(
              through(
                  26, 16, 48, 2, 69, 14, 62, 38, 42, 48, 38, 43, 48, 46, 74, 60, 74, 84, 48, 98, 20,
                  85)));

  private static final List<Glyph> FOUR =
      List.of(
          // Open at the top.
          Glyph.of(
              through(34, 4, 30, 30, 20, 60, 20, 60, 52, 60, 84, 57),
              through(66, 18, 63, 60, 60, 98)),
          // Closed: the first stroke starts where the stem does.
          Glyph.of(
              through(64, 2, 42, 32, 16, 64, 16, 64, 50, 65, 86, 64),
              through(64, 2, 64, 50, 63, 98)),
          // Rounded and open, without a corner.
          Glyph.of(through(28, 5, 24, 34, 36, 52, 70, 48), through(73, 3, 68, 50, 62, 98)));

  private static final List<Glyph> FIVE =
      List.of(
          Glyph.of(
              through(34, 5, 32, 24, 30, 43, 30, 43, 52, 37, 74, 52, 74, 80, 50, 98, 22, 88),
              through(34, 5, 54, 5, 78, 4)),
          // Without lifting the pen.
          Glyph.of(
              through(
                  76, 6, 56, 5, 36, 8, 36, 8, 30, 26, 28, 46, 28, 46, 54, 40, 75, 60, 66, 90, 40,
                  97, 20, 86)),
          // Hasty, near an S.
          Glyph.of(through(76, 4, 54, 4, 36, 10, 32, 32, 56, 45, 74, 66, 58, 94, 22, 90)));

  private static final List<Glyph> SIX =
      List.of(
          Glyph.of(through(66, 2, 42, 18, 26, 54, 28, 84, 50, 98, 73, 84, 73, 62, 50, 53, 28, 70)),
          Glyph.of(through(48, 2, 32, 30, 24, 66, 36, 94, 60, 96, 73, 77, 60, 59, 38, 64, 26, 78)),
          // With a curl at the top.
          Glyph.of(
              through(
                  76, 13, 60, 2, 38, 18, 24, 56, 34, 92, 60, 96, 75, 74, 60, 55, 36, 64, 27, 80)));

  private static final List<Glyph> SEVEN =
      List.of(
          Glyph.of(through(20, 8, 50, 7, 78, 6, 78, 6, 58, 48, 44, 98)),
          // With a bar, as on the European continent.
          Glyph.of(
              through(20, 8, 50, 7, 78, 6, 78, 6, 60, 46, 46, 98), through(34, 52, 54, 50, 74, 48)),
          // With a serif.
          Glyph.of(through(20, 24, 22, 8, 22, 8, 50, 8, 80, 7, 80, 7, 62, 44, 52, 98)),
          Glyph.of(through(22, 10, 48, 5, 74, 8, 70, 30, 52, 62, 46, 98)));

  private static final List<Glyph> EIGHT =
      List.of(
          Glyph.of(
              through(
                  70, 16, 50, 2, 30, 14, 34, 34, 54, 48, 74, 66, 70, 90, 48, 98, 26, 86, 28, 66, 50,
                  48, 68, 32, 70, 16)),
          // Two rings, one on the other.
          Glyph.of(
              through(50, 2, 30, 12, 31, 34, 50, 45, 69, 34, 70, 12, 50, 2),
              through(50, 46, 26, 58, 25, 84, 50, 98, 75, 84, 74, 58, 50, 46)),
          // Left open at the upper right.
          Glyph.of(
              through(
                  74, 14, 52, 2, 30, 18, 46, 44, 71, 64, 66, 91, 42, 97, 25, 80, 42, 56, 66, 34, 78,
                  16)));

  private static final List<Glyph> NINE =
      List.of(
          Glyph.of(
              through(
                  71, 16, 50, 2, 29, 18, 30, 42, 48, 51, 66, 38, 72, 10, 72, 10, 70, 54, 67, 98)),
          // With a curved stem.
          Glyph.of(
              through(
                  74, 20, 54, 2, 31, 14, 29, 40, 50, 50, 69, 36, 74, 14, 74, 14, 77, 56, 62, 90, 32,
                  96)),
          // In one sweep, slanted.
          Glyph.of(through(70, 10, 48, 4, 29, 24, 36, 48, 58, 42, 72, 12, 72, 12, 62, 60, 48, 98)));

  private static final List<List<Glyph>> STYLES =
      List.of(ZERO, ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE);

  private DigitSkeletons() {}

  /** The styles of one digit, 0 to 9. */
  static List<Glyph> of(int digit) {
    return STYLES.get(digit);
  }
}
