package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.analysis.Analysis;
import io.introspect.analysis.Palette;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import io.introspect.probe.AttackStep;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttackPathsPictureTest {

  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final Analysis ANALYSIS = new SampleAnalysis(3, 1, 4).analysis();
  private static final Palette PALETTE = Palette.of(3);

  /** A path over these places; the last is predicted as a class. */
  private static AttackPath path(AttackAim aim, int ended, float[]... places) {
    return new AttackPath(
        aim,
        Arrays.stream(places)
            .map(z -> step(aim, z == places[places.length - 1] ? ended : 0, z))
            .toList());
  }

  private static AttackStep step(AttackAim aim, int predicted, float... z) {
    float[] output = new float[3];
    output[predicted] = 1;
    Introspection seen = new Introspection(output, z, -1, 0);
    return new AttackStep(new float[1], seen, aim.isReachedBy(seen));
  }

  private static float[] at(float... z) {
    return z;
  }

  private static Picture picture(AttackPath... paths) {
    return AttackPathsPicture.of(List.of(paths), ANALYSIS, NAMES);
  }

  @Test
  void pathsLeadInTheirTargetsColorToItsName() {
    AttackPath path = path(AttackAim.toward(1), 1, at(-3, -3), at(3, -3));

    Picture picture = picture(path);

    Point2D line = Rendered.center(picture.image(), Style.color(PALETTE.color(1)));
    Point2D higher =
        Rendered.center(
            picture(path(AttackAim.toward(1), 1, at(-3, 3), at(3, 3))).image(),
            Style.color(PALETTE.color(1)));
    // Six of the 8.32 units of the map's 908 px.
    assertThat(line.getY() - higher.getY()).isCloseTo(655, within(30.0));
    assertThat(line.getX()).isCloseTo(higher.getX(), within(2.0));
    assertThat(Rendered.texts(picture))
        .contains("1 attack of 1 step; 1 reached the aim (100.0 %)", "→ b")
        // In the legend and where they are densest.
        .filteredOn("c"::equals)
        .hasSize(2);
  }

  @Test
  void failedPathsAreDashedAndHollow() {
    Picture reached = picture(path(AttackAim.toward(1), 1, at(-3, -3), at(3, -3)));
    Picture failed = picture(path(AttackAim.toward(1), 0, at(-3, -3), at(3, -3)));

    assertThat((double) Rendered.count(failed.image(), PALETTE.color(1)))
        .isLessThan(0.8 * Rendered.count(reached.image(), PALETTE.color(1)));
    assertThat(Rendered.texts(failed)).contains("1 attack of 1 step; 0 reached the aim (0.0 %)");
  }

  @Test
  void untargetedPathsHaveTheColorOfTheClassTheyEndIn() {
    AttackPath left = path(AttackAim.awayFrom(0), 2, at(-3, -3), at(3, -3));

    assertThat(AttackLayers.target(left)).isEqualTo(2);
    assertThat(Rendered.texts(picture(left))).contains("→ c");
  }

  @Test
  void pathsThatAreNotWhollyShownAreCounted() {
    AttackPath near = path(AttackAim.toward(1), 1, at(0, 0), at(1, 1));
    AttackPath far = path(AttackAim.toward(1), 1, at(0, 0), at(900, 0));
    AttackPath lost = path(AttackAim.toward(1), 1, at(0, 0), at(Float.NaN, 0), at(1, 1));

    assertThat(
            Rendered.texts(
                picture(near, near, near, near, near, near, near, near, near, near, far, lost)))
        .anyMatch(
            text ->
                text.startsWith("12 attacks of 1 to 2 steps")
                    && text.endsWith(
                        "; 1 ended beyond the map; 1 left out: a place that is not finite"));
    assertThat(Rendered.texts(picture(lost))).contains("b").doesNotContain("→ b");
  }

  @Test
  void attacksThatWentNowhereAreTheirMarks() {
    AttackPath still = path(AttackAim.toward(2), 0, at(2, 2));
    AttackPath stuck = path(AttackAim.toward(2), 0, at(2, 2), at(2, 2));

    assertThat(Rendered.texts(picture(still)))
        .contains("1 attack of 0 steps; 0 reached the aim (0.0 %)", "→ c");
    assertThat(Rendered.texts(picture(stuck))).contains("→ c");
  }

  @Test
  void theEndsOfManyPathsAreNotLabeled() {
    AttackPath path = path(AttackAim.toward(1), 1, at(0, 0), at(1, 1));
    List<AttackPath> many = Collections.nCopies(21, path);

    assertThat(Rendered.texts(AttackPathsPicture.of(many, ANALYSIS, NAMES))).doesNotContain("→ b");
  }

  @Test
  void imagesStandBelowWithWhatWasWantedAndSeen() {
    AttackPath reached = path(AttackAim.toward(1), 1, at(0, 0), at(1, 1));
    AttackPath failed = path(AttackAim.toward(2), 0, at(0, 0), at(1, 2));
    List<AttackPath> paths = List.of(failed, reached);
    BufferedImage image = SampleProbes.digit(3, 0);

    Picture with = AttackPathsPicture.of(paths, ANALYSIS, NAMES, image, List.of(image, image));
    Picture without = AttackPathsPicture.of(paths, ANALYSIS, NAMES);

    assertThat(with.height()).isGreaterThan(without.height() + 100);
    assertThat(Rendered.texts(with))
        .containsSubsequence("unchanged", "seen as a", "→ c", "seen as a", "→ b", "seen as b");
  }

  @Test
  void longNamesMakeThePictureWiderAndAreCut() {
    AttackPath path = path(AttackAim.toward(1), 1, at(0, 0), at(1, 1));
    List<String> names = List.of("x".repeat(400), "y", "z");

    Picture picture = AttackPathsPicture.of(List.of(path), ANALYSIS, names);

    assertThat(picture.width()).isBetween(1300, 1400);
    assertThat(Rendered.texts(picture)).noneMatch(text -> text.length() > 120);
  }

  @Test
  void pathsThatCannotBeDrawnAreRefused() {
    assertThatThrownBy(() -> picture())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one path");
    assertThatThrownBy(() -> picture(path(AttackAim.toward(3), 0, at(0, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("classes 0 to 2, found 3");
    assertThatThrownBy(() -> picture(path(AttackAim.toward(1), 0, at(0, 0, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two dimensions, found 3");
    AttackStep narrow =
        new AttackStep(new float[1], new Introspection(new float[2], at(0, 0), -1, 0), false);
    assertThatThrownBy(() -> picture(new AttackPath(AttackAim.toward(1), List.of(narrow))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each of 3 classes, found 2");
  }

  @Test
  void otherNumbersOfNamesOrImagesAreRefused() {
    List<AttackPath> paths = List.of(path(AttackAim.toward(1), 1, at(0, 0), at(1, 1)));
    BufferedImage image = SampleProbes.digit(3, 0);

    assertThatThrownBy(() -> AttackPathsPicture.of(paths, ANALYSIS, List.of("a")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> AttackPathsPicture.of(paths, ANALYSIS, NAMES, image, List.of(image, image)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 1 paths and 2 images");
    assertThatThrownBy(
            () ->
                AttackPathsPicture.of(
                    Collections.nCopies(30, paths.get(0)),
                    ANALYSIS,
                    NAMES,
                    image,
                    Collections.nCopies(30, image)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 29 paths");
  }
}
