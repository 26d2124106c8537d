package io.introspect.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrokeTest {

  private static final Stroke BEND = Stroke.through(0, 0, 10, 0, 10, 20, 30, 5);

  @Test
  void curvePassesThroughItsPoints() {
    Stroke curve = BEND.smooth(6);

    assertThat(curve.points()).hasSize(3 * 6 + 1);
    for (int i = 0; i < BEND.points().size(); i++) {
      assertThat(curve.points().get(6 * i).distance(BEND.points().get(i))).isLessThan(1e-12);
    }
  }

  @Test
  void curveThroughPointsOnALineStaysOnIt() {
    assertThat(Stroke.through(0, 0, 10, 20, 20, 40).smooth(8).points())
        .allSatisfy(point -> assertThat(point.y()).isCloseTo(2 * point.x(), within(1e-12)));
  }

  @Test
  void doubledPointMakesACorner() {
    List<Point> curve = Stroke.through(0, 0, 10, 0, 10, 0, 10, 10).smooth(4).points();

    // Toward the corner along one leg, away from it along the other, and no rounding between.
    assertThat(curve.subList(0, 5)).allSatisfy(point -> assertThat(point.y()).isZero());
    assertThat(curve.subList(8, 13)).allSatisfy(point -> assertThat(point.x()).isEqualTo(10));
  }

  @Test
  void partIsMeasuredByLength() {
    Stroke line = Stroke.through(0, 0, 1, 0, 2, 0, 3, 0, 10, 0);

    assertThat(line.part(0, 0.3)).isEqualTo(Stroke.through(0, 0, 1, 0, 2, 0, 3, 0));
    assertThat(line.part(0.2, 1)).isEqualTo(Stroke.through(2, 0, 3, 0, 10, 0));
    assertThat(line.part(0, 1)).isEqualTo(line);
    assertThat(line.part(0.5, 0.6).points()).hasSize(2);
  }

  @Test
  void meetsItsTwinHalfWay() {
    Stroke twin = Stroke.through(0, 10, 20, 0, 10, 20, 30, 5);

    assertThat(BEND.toward(twin, 0)).isEqualTo(BEND);
    assertThat(BEND.toward(twin, 1)).isEqualTo(twin);
    assertThat(BEND.toward(twin, 0.5)).isEqualTo(Stroke.through(0, 5, 15, 0, 10, 20, 30, 5));
  }

  @Test
  void rejectsPointsThatDoNotMatch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stroke.through(1, 2))
        .withMessage("a stroke: expected 2 points or more, found 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BEND.toward(Stroke.through(0, 0, 1, 1), 0.5))
        .withMessage("twin strokes: expected 4 points, found 2");
  }
}
