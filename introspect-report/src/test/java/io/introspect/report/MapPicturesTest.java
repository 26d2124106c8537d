package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.analysis.ErrorSurface;
import io.introspect.analysis.LatentGrid;
import io.introspect.analysis.Palette;
import io.introspect.analysis.Trajectories;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapPicturesTest {

  private static final List<String> NAMES = List.of("<cat> & \"dog\"", "hen");
  private static final Palette PALETTE = Palette.of(2);

  private static MappedRows rows(float[][] places, int[] predicted, int... trueClasses) {
    Introspection[] seen = new Introspection[places.length];
    Arrays.setAll(
        seen,
        row ->
            new Introspection(
                predicted[row] == 0 ? new float[] {1, 0} : new float[] {0, 1}, places[row], -2, 0));
    return MappedRows.of(List.of(seen), trueClasses, NAMES);
  }

  private static MappedRows twoRows() {
    return rows(new float[][] {{-2, 1}, {2, -1}}, new int[] {0, 0}, 0, 1);
  }

  @Test
  void theMapShowsEachClassInItsColorAndNamesIt() {
    SampleAnalysis sample = new SampleAnalysis(3, 1, 5);

    Picture picture = ActivationMapPicture.of(sample.rows(300), sample.palette());

    BufferedImage image = picture.image();
    assertThat(image.getWidth()).isEqualTo(1200);
    for (int k = 0; k < 3; k++) {
      // The legend's square alone has 14 × 14 px.
      assertThat(Rendered.count(image, sample.palette().color(k))).isGreaterThan(150);
    }
    // Once in the legend and once on the map.
    assertThat(Rendered.texts(picture))
        .contains("Map of activations, by true class", "z1", "z2", "300 of 300 rows drawn")
        .filteredOn("one"::equals)
        .hasSize(2);
  }

  @Test
  void namesOfClassesAreEscapedAndStayText() {
    assertThat(Rendered.texts(ActivationMapPicture.of(twoRows(), PALETTE)))
        .contains("<cat> & \"dog\"", "hen");
  }

  @Test
  void aClassWithoutRowsIsNamedInTheLegendOnly() {
    MappedRows rows = rows(new float[][] {{0, 0}}, new int[] {0}, 0);

    assertThat(Rendered.texts(ActivationMapPicture.of(rows, PALETTE)))
        .filteredOn("hen"::equals)
        .hasSize(1);
  }

  @Test
  void rowsWithoutAFinitePlaceBreakNothingAndAreCounted() {
    MappedRows rows =
        rows(new float[][] {{Float.NaN, 0}, {0, Float.NEGATIVE_INFINITY}}, new int[] {0, 1}, 0, 0);

    for (Picture picture :
        List.of(ActivationMapPicture.of(rows, PALETTE), MistakeMapPicture.of(rows, PALETTE))) {
      assertThat(Rendered.texts(picture))
          .contains("0 of 2 rows drawn, 2 left out: no finite place");
      assertThat(picture.image().getWidth()).isEqualTo(1200);
    }
  }

  @Test
  void aPaletteOfOtherSizeIsRefused() {
    assertThatThrownBy(() -> ActivationMapPicture.of(twoRows(), Palette.of(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each of 2 classes, found 3");
    assertThatThrownBy(() -> MistakeMapPicture.of(twoRows(), Palette.of(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyMistakesAreCrossed() {
    MappedRows right = rows(new float[][] {{-2, 1}, {2, -1}}, new int[] {0, 1}, 0, 1);

    Picture picture = MistakeMapPicture.of(twoRows(), PALETTE);

    assertThat(Rendered.count(picture.image(), Style.INK))
        .isGreaterThan(Rendered.count(MistakeMapPicture.of(right, PALETTE).image(), Style.INK));
    Point2D cross = Rendered.center(picture.image(), Style.INK);
    Point2D dot = Rendered.center(picture.image(), pale(0));
    // From (−2, 1) to (2, −1).
    assertThat(cross.getX() - dot.getX()).isGreaterThan(300);
    assertThat(cross.getY() - dot.getY()).isCloseTo((cross.getX() - dot.getX()) / 2, within(2.0));
    assertThat(Rendered.texts(picture))
        .contains("accuracy 50.0 % (1 of 2 rows wrong); mistakes marked: 1", "misclassified");
  }

  private static Color pale(int k) {
    return Style.mix(Style.color(PALETTE.color(k)), Color.WHITE, 0.72);
  }

  @Test
  void theErrorSurfaceIsDarkWhereErrorsAreSmall() {
    LatentGrid grid = new LatentGrid(2, -4, 4, 3);
    // z1 runs slowest: −4 on the left, 0 on the right
    ErrorSurface surface = new ErrorSurface(grid, new float[] {-4, -4, -4, -2, -2, -2, 0, 0, 0});

    Picture picture = ErrorSurfacePicture.of(surface);

    BufferedImage image = picture.image();
    ColorScale scale = ColorScale.sequential(-4, 0);
    int left = 95;
    while (!near(Rendered.at(image, left, 500), scale.color(-3.99))) {
      left++;
    }
    int right = 1050;
    while (!near(Rendered.at(image, right, 500), scale.color(-0.01))) {
      right--;
    }
    assertThat(right - left).isGreaterThan(700);
    assertThat(near(Rendered.at(image, (left + right) / 2.0, 200), scale.color(-2))).isTrue();
    assertThat(Rendered.texts(picture))
        .contains("from −4.00 to 0.00 decades", "log10 of the error by the map (decades)", "−2");
  }

  private static boolean near(Color a, Color b) {
    return Math.abs(a.getRed() - b.getRed()) < 6
        && Math.abs(a.getGreen() - b.getGreen()) < 6
        && Math.abs(a.getBlue() - b.getBlue()) < 6;
  }

  @Test
  void rowsLieOverTheErrorSurface() {
    SampleAnalysis sample = new SampleAnalysis(3, 1, 5);

    Picture picture = ErrorSurfacePicture.of(sample.errorSurface(), sample.rows(200));

    assertThat(Rendered.texts(picture))
        .contains("200 of 200 rows drawn; 0 outside the surface's grid");
  }

  @Test
  void rowsOutsideTheGridOfTheErrorSurfaceAreCounted() {
    ErrorSurface surface =
        new ErrorSurface(new LatentGrid(2, -10, 11, 2), new float[] {-1, -1, -1, -1});
    MappedRows rows =
        rows(new float[][] {{-5, 9}, {1, 1.5f}, {0, 0}}, new int[] {0, 0, 0}, 0, 1, 0);

    assertThat(Rendered.texts(ErrorSurfacePicture.of(surface, rows)))
        .contains("3 of 3 rows drawn; 2 outside the surface's grid");
  }

  @Test
  void namesThatFindNoRoomAreLeftOut() {
    Rectangle2D area = new Rectangle2D.Double(0, 0, 100, 20);
    Rectangle2D wanted = new Rectangle2D.Double(50, 10, 60, 20);

    Optional<Rectangle2D> first = ClassLabels.free(wanted, 600, area, List.of());

    assertThat(first).contains(new Rectangle2D.Double(20, 0, 60, 20));
    assertThat(ClassLabels.free(wanted, 600, area, List.of(first.orElseThrow()))).isEmpty();
  }

  @Test
  void aHundredClassesDoNotSqueezeTheMap() {
    Picture few = ActivationMapPicture.of(new SampleAnalysis(3, 1, 5).rows(9), Palette.of(3));
    Picture many = ActivationMapPicture.of(new SampleAnalysis(100, 1, 5).rows(9), Palette.of(100));

    assertThat(few.width()).isEqualTo(1200);
    assertThat(many.width()).isBetween(1300, 1400);
    // The lines of the grid are as long as the map is wide.
    assertThat((double) Rendered.count(many.image(), Style.FAINT))
        .isGreaterThan(0.95 * Rendered.count(few.image(), Style.FAINT));
  }

  @Test
  void gapsInTheErrorSurfaceAreGrayAndCounted() {
    LatentGrid grid = new LatentGrid(2, -4, 8, 2);
    ErrorSurface surface = new ErrorSurface(grid, new float[] {-1, Float.NaN, -1, -1});

    Picture picture = ErrorSurfacePicture.of(surface);

    assertThat(Rendered.count(picture.image(), Style.NO_CLASS)).isGreaterThan(100_000);
    assertThat(Rendered.texts(picture))
        .contains(
            "from −1.00 to −1.00 decades; gray: 1 of 4 grid points without a finite estimate");
  }

  @Test
  void errorSurfacesThatCannotBeDrawnAreRefused() {
    ErrorSurface cube = new ErrorSurface(new LatentGrid(3, -1, 1, 3), new float[27]);
    float[] unknown = {Float.NaN, Float.NaN, Float.NaN, Float.NaN};
    ErrorSurface empty = new ErrorSurface(new LatentGrid(2, -4, 8, 2), unknown);

    assertThatThrownBy(() -> ErrorSurfacePicture.of(cube))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two dimensions, found 3");
    assertThatThrownBy(() -> ErrorSurfacePicture.of(empty, twoRows()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite values, found none in 4");
  }

  @Test
  void pathsEndInTheColorOfTheirClass() {
    Trajectories paths =
        new Trajectories(
            new int[] {0, 1500},
            new float[][][] {{{-3, 0}, {-3, 2}, {Float.NaN, 0}}, {{3, 0}, {3, 2}, {0, 0}}},
            new int[] {0, 1, 1});

    Picture picture = TrajectoryPicture.of(paths, NAMES, PALETTE);

    Point2D lower = Rendered.center(picture.image(), Style.color(PALETTE.color(0)));
    Point2D upper = Rendered.center(picture.image(), Style.color(PALETTE.color(1)));
    assertThat(lower.getX()).isCloseTo(upper.getX(), within(2.0)).isGreaterThan(700);
    assertThat(lower.getY() - upper.getY()).isBetween(150.0, 300.0);
    assertThat(Rendered.texts(picture))
        .contains("2 of 3 rows drawn, 1 left out: a place that is not finite")
        .anyMatch(text -> text.startsWith("iterations 0 to 1,500 in 2 snapshots"));
  }

  @Test
  void theSpreadIsStatedAtFirstAndAtLast() {
    Trajectories paths = new SampleAnalysis(3, 1, 5).trajectories(60, 10);

    assertThat(Rendered.texts(TrajectoryPicture.of(paths, List.of("a", "b", "c"), Palette.of(3))))
        .anyMatch(
            text ->
                text.contains(Words.decimal(paths.withinOverBetween(0)) + " at first")
                    && text.contains(Words.decimal(paths.withinOverBetween(9)) + " at last"));
  }

  @Test
  void oneSnapshotIsDrawnAsItsDots() {
    Trajectories still = new Trajectories(new int[] {7}, new float[][][] {{{1, 1}}}, new int[] {1});

    Picture picture = TrajectoryPicture.of(still, NAMES, PALETTE);

    Point2D dot = Rendered.center(picture.image(), Style.color(PALETTE.color(1)));
    assertThat(dot.getX()).isBetween(600.0, 700.0);
  }

  @Test
  void pathsThatCannotBeDrawnAreRefused() {
    Trajectories spatial =
        new Trajectories(new int[] {0}, new float[][][] {{{1, 2, 3}}}, new int[] {0});
    Trajectories unnamed =
        new Trajectories(new int[] {0}, new float[][][] {{{1, 2}}}, new int[] {2});

    assertThatThrownBy(() -> TrajectoryPicture.of(spatial, NAMES, PALETTE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two dimensions, found 3");
    assertThatThrownBy(() -> TrajectoryPicture.of(unnamed, NAMES, PALETTE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 0 to 1")
        .hasMessageContaining("found 2");
    assertThatThrownBy(() -> TrajectoryPicture.of(spatial, NAMES, Palette.of(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 5 colors");
  }
}
