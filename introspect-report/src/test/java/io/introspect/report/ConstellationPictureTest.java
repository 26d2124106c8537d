package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.analysis.Palette;
import io.introspect.probe.Constellation;
import io.introspect.probe.NoiseLevel;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConstellationPictureTest {

  private static final Palette PALETTE = Palette.of(2);

  private static Introspection at(int predicted, float... z) {
    float[] output = new float[2];
    output[predicted] = 1;
    return new Introspection(output, z, -2, 0);
  }

  private static MappedRows background() {
    return MappedRows.of(List.of(at(0, -3, 3), at(1, 3, 3)), new int[] {0, 1}, List.of("a", "b"));
  }

  private static NoiseLevel level(double sigma, Introspection... copies) {
    return new NoiseLevel(sigma, at(0, 0, 0), List.of(copies));
  }

  private static ConstellationPanel panel(String name, NoiseLevel... levels) {
    return new ConstellationPanel(
        name, new Constellation(at(0, 0, 0), List.of(levels)), background());
  }

  private static Picture picture(NoiseLevel... levels) {
    return ConstellationPicture.of(List.of(panel("net", levels)), PALETTE);
  }

  @Test
  void eachStrengthOfNoiseHasItsSharesAndItsMeanShift() {
    Picture picture =
        picture(
            level(0, at(0, 0, 0)),
            // 3-4-5 triangles
            level(0.25, at(0, 3, 4), at(1, 0, 0), at(1, 3, -4), at(1, 0, 0)));

    assertThat(Rendered.texts(picture))
        .contains("net", "σ = 0", "σ = 0.25", "100.0 %", "0.00", "25.0 %", "2.50")
        .anyMatch(text -> text.startsWith("copies per strength σ of the noise: 1 to 4; arrows"))
        .contains("pale: 2 of 2 rows drawn");
  }

  @Test
  void anArrowLeadsToTheMeanPlace() {
    Point2D right = arrow(level(1, at(0, 2, 1.5f), at(0, 2, -1.5f)));
    Point2D left = arrow(level(1, at(0, -2, 1.5f), at(0, -2, -1.5f)));

    // The tips are 394 px apart and the middles of the shafts half of that.
    assertThat(right.getX() - left.getX()).isBetween(198.0, 394.0);
    assertThat(right.getY()).isCloseTo(left.getY(), within(2.0));
  }

  private static Point2D arrow(NoiseLevel level) {
    return Rendered.center(picture(level).image(), new NoiseColors(List.of(1.0)).color(0));
  }

  @Test
  void copiesThatDoNotMoveHaveNoArrow() {
    Picture still = picture(level(0, at(0, 0, 0), at(0, 0, 0)));
    Picture moved = picture(level(0, at(0, 2, 0), at(0, 2, 0)));

    // What remains is the mark in the legend and that below the map.
    assertThat(Rendered.count(still.image(), new NoiseColors(List.of(0.0)).color(0)))
        .isLessThan(Rendered.count(moved.image(), new NoiseColors(List.of(0.0)).color(0)) - 300);
  }

  @Test
  void copiesThatAreNotShownAreCounted() {
    Introspection[] copies =
        Stream.concat(
                Stream.generate(() -> at(0, 1, 1)).limit(97),
                Stream.of(at(0, 400, 0), at(0, 0, -400), at(1, Float.NaN, 0)))
            .toArray(Introspection[]::new);

    assertThat(Rendered.texts(picture(level(0.1, copies))))
        .anyMatch(text -> text.endsWith("; 2 beyond the axes; 1 left out: no finite place"));
  }

  @Test
  void backgroundsThatDifferAreToldApart() {
    MappedRows more =
        MappedRows.of(Collections.nCopies(3, at(0, 1, 1)), new int[3], List.of("a", "b"));
    Constellation still = new Constellation(at(0, 0, 0), List.of(level(0, at(0, 0, 0))));

    Picture picture =
        ConstellationPicture.of(
            List.of(
                new ConstellationPanel("one\nnet", still, background()),
                new ConstellationPanel("other", still, more)),
            PALETTE);

    assertThat(Rendered.texts(picture))
        .contains("one net", "other")
        .contains("pale: one net: 2 of 2 rows drawn; other: 3 of 3 rows drawn");
  }

  @Test
  void theRowItselfIsOnTheAxes() {
    Introspection far = at(0, 90, 0);
    ConstellationPanel panel =
        new ConstellationPanel(
            "net",
            new Constellation(far, List.of(new NoiseLevel(0.1, far, List.of(at(0, 0, 0))))),
            background());

    assertThat(new ConstellationLayers(panel, new NoiseColors(List.of(0.1))).reach())
        .isCloseTo(93.6, within(1e-6));
  }

  @Test
  void samplesStandAboveWithTheirStrength() {
    ConstellationPanel panel = panel("net", level(0.1, at(0, 0, 0)), level(0.2, at(0, 1, 0)));
    List<BufferedImage> samples = List.of(SampleProbes.digit(1, 0.1), SampleProbes.digit(1, 0.2));

    Picture with = ConstellationPicture.of(List.of(panel), PALETTE, samples);
    Picture without = ConstellationPicture.of(List.of(panel), PALETTE);

    assertThat(with.height()).isGreaterThan(without.height() + 90);
    // In the legend, below the map and above it.
    assertThat(Rendered.texts(with)).filteredOn("σ = 0.2"::equals).hasSize(3);
    assertThat(Rendered.texts(without)).filteredOn("σ = 0.2"::equals).hasSize(2);
  }

  @Test
  void strongerNoiseIsDarkerWhateverTheOrder() {
    NoiseColors colors = new NoiseColors(List.of(0.3, 0.0, 0.1));

    assertThat(colors.color(1).getRed()).isGreaterThan(colors.color(2).getRed());
    assertThat(colors.color(2).getRed()).isGreaterThan(colors.color(0).getRed());
    assertThat(colors.strongestFirst()).containsExactly(0, 2, 1);
    assertThat(new NoiseColors(List.of(0.00001)).name(0)).isEqualTo("σ = 1.0e−05");
  }

  @Test
  void panelsStandSideBySideAndShareTheirAxes() {
    ConstellationPanel near = panel("near", level(0.1, at(0, 0, 0)));
    ConstellationPanel far = panel("far", level(0.1, at(0, 7, 0)));

    Picture one = ConstellationPicture.of(List.of(near), PALETTE);
    Picture two = ConstellationPicture.of(List.of(near, far), PALETTE);
    Picture six = ConstellationPicture.of(List.of(near, far, near, far, near, far), PALETTE);

    assertThat(one.width()).isEqualTo(1200);
    assertThat(six.width()).isGreaterThan(3_000);
    assertThat(Rendered.texts(one)).doesNotContain("7");
    assertThat(Rendered.texts(two)).filteredOn("7"::equals).hasSize(4);
  }

  @Test
  void panelsThatDoNotFitTogetherAreRefused() {
    ConstellationPanel weak = panel("weak", level(0.1, at(0, 0, 0)));
    ConstellationPanel strong = panel("strong", level(0.2, at(0, 0, 0)));

    assertThatThrownBy(() -> ConstellationPicture.of(List.of(weak, strong), PALETTE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("σ [0.1]")
        .hasMessageContaining("found [0.2] and [a, b] in strong");
    assertThatThrownBy(() -> ConstellationPicture.of(List.of(), PALETTE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 6 panels, found 0");
    assertThatThrownBy(() -> ConstellationPicture.of(List.of(weak), Palette.of(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 classes, found 3");
    assertThatThrownBy(
            () ->
                ConstellationPicture.of(
                    List.of(weak),
                    PALETTE,
                    List.of(SampleProbes.digit(1, 0), SampleProbes.digit(1, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each of 1 strengths of noise, or none, found 2");
    NoiseLevel[] many =
        Stream.generate(() -> level(0.1, at(0, 0, 0))).limit(10).toArray(NoiseLevel[]::new);
    assertThatThrownBy(() -> picture(many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 9 strengths of noise, found 10");
  }

  @Test
  void constellationsThatHaveNoPlaceOnTheMapAreRefused() {
    Introspection spatial = at(0, 0, 0, 0);
    Introspection lost = at(0, Float.NaN, 0);
    Introspection three = new Introspection(new float[3], new float[2], -1, 0);

    assertThatThrownBy(() -> of(spatial, at(0, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two dimensions, found 3");
    assertThatThrownBy(() -> of(lost, at(0, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("net: expected a clean row with a finite place, found (NaN, 0.0)");
    assertThatThrownBy(() -> of(at(0, 0, 0), three))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each of 2 classes, found 3");
  }

  private static ConstellationPanel of(Introspection clean, Introspection copy) {
    return new ConstellationPanel(
        "net",
        new Constellation(clean, List.of(new NoiseLevel(0.1, clean, List.of(copy)))),
        background());
  }
}
