package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.analysis.Analysis;
import io.introspect.analysis.Palette;
import io.introspect.analysis.UnitRole;
import io.introspect.analysis.UnitRole.Standing;
import io.introspect.report.ExpectedActivationPicture.Run;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPicturesTest {

  private static final Color[] COLORS = {Color.RED, Color.GREEN, Color.BLUE, Color.BLACK};

  private static BufferedImage strips(int[] sizes, Strips.Cells cells) {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    new Strips(new Rectangle2D.Double(0, 0, 40, 40), sizes.length).paint(g, sizes, cells);
    g.dispose();
    return image;
  }

  @Test
  void theLayerNearestTheInputLiesAtTheTop() {
    BufferedImage image = strips(new int[] {2, 4}, (layer, cell) -> COLORS[2 * layer]);

    assertThat(Rendered.at(image, 5, 10)).isEqualTo(Color.RED);
    assertThat(Rendered.at(image, 5, 30)).isEqualTo(Color.BLUE);
  }

  @Test
  void cellsAreStretchedToTheWidth() {
    BufferedImage image = strips(new int[] {4}, (layer, cell) -> COLORS[cell]);

    for (int cell = 0; cell < 4; cell++) {
      assertThat(Rendered.at(image, 10 * cell, 20)).isEqualTo(COLORS[cell]);
      assertThat(Rendered.at(image, 10 * cell + 9, 20)).isEqualTo(COLORS[cell]);
    }
  }

  @Test
  void cellsThatShareAPixelHaveTheirMeanColor() {
    BufferedImage image =
        strips(new int[] {80}, (layer, cell) -> cell % 2 == 0 ? Color.BLACK : Color.WHITE);

    assertThat(Rendered.at(image, 17, 20)).isEqualTo(new Color(128, 128, 128));
  }

  @Test
  void unitsAreShownInTheirColorsAndCounted() {
    SampleAnalysis sample = new SampleAnalysis(3, 2, 12);
    Analysis analysis = sample.analysis();

    Picture picture = UnitColorPicture.of(analysis, sample.names());

    BufferedImage image = picture.image();
    UnitRole first = analysis.order().layers().get(0).units().get(0);
    assertThat(Rendered.count(image, analysis.colors().get(first.column()))).isGreaterThan(200);
    assertThat(Rendered.texts(picture))
        .contains(
            "Colors of the units, before and after sorting",
            "dense1",
            "dense2",
            "no class",
            "24 units in 2 layers, the one nearest the input at the top; %d tied, %d dead"
                .formatted(
                    analysis.order().count(Standing.TIED), analysis.order().count(Standing.DEAD)))
        .contains(Integer.toString(analysis.order().unitsPerClass()[1]));
  }

  @Test
  void oneUnitAndOneLayerAreCountedAsSuch() {
    SampleAnalysis sample = new SampleAnalysis(2, 1, 1);

    assertThat(Rendered.texts(UnitColorPicture.of(sample.analysis(), sample.names())))
        .anyMatch(text -> text.startsWith("1 unit in 1 layer, the one nearest"));
  }

  @Test
  void onlyUnitsThatStandForTheClassAreFramed() {
    Standing[] standings = {
      Standing.DECIDED, Standing.TIED, Standing.DECIDED, Standing.DECIDED, Standing.DEAD
    };
    List<UnitRole> units =
        IntStream.range(0, 5).mapToObj(i -> new UnitRole(i, 1, 0.5, standings[i])).toList();

    assertThat(ExpectedActivationPicture.runs(units, 1))
        .containsExactly(new Run(0, 1), new Run(2, 4));
    assertThat(ExpectedActivationPicture.runs(units.subList(2, 4), 1))
        .containsExactly(new Run(0, 2));
    assertThat(ExpectedActivationPicture.runs(units, 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 3", "3, 30, 8", "11, 2, 600", "24, 3, 7"})
  void anyNetworkIsDrawn(int classes, int layers, int units) {
    SampleAnalysis sample = new SampleAnalysis(classes, layers, units);
    Analysis analysis = sample.analysis();

    assertThat(Rendered.texts(UnitColorPicture.of(analysis, sample.names())))
        .contains("zero", "dense1");
    assertThat(Rendered.texts(ExpectedActivationPicture.of(analysis, sample.names())))
        .contains("zero", "one", "dense1");
    assertThat(UnitColorPicture.of(analysis, sample.names()).image().getHeight()).isPositive();
    assertThat(ExpectedActivationPicture.of(analysis, sample.names()).image().getWidth())
        .isEqualTo(1200);
  }

  @Test
  void everyClassHasItsPanelWithTheLayersLargestInFullColor() {
    SampleAnalysis sample = new SampleAnalysis(3, 1, 4);

    Picture picture = ExpectedActivationPicture.of(sample.analysis(), sample.names());

    ColorScale scale = ColorScale.diverging(1);
    BufferedImage image = picture.image();
    assertThat(Rendered.count(image, scale.color(1)) + Rendered.count(image, scale.color(-1)))
        .isGreaterThan(5_000);
    assertThat(Rendered.texts(picture))
        .contains(
            "zero",
            "one",
            "two",
            "expected activation, as a share of the layer's largest magnitude")
        .anyMatch(text -> text.contains("each layer is divided by its largest magnitude"));
  }

  @Test
  void oneNamePerClassIsAskedFor() {
    Analysis analysis = new SampleAnalysis(3, 1, 4).analysis();

    assertThatThrownBy(() -> UnitColorPicture.of(analysis, List.of("a", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 classes of the analysis, found 2");
    assertThatThrownBy(() -> ExpectedActivationPicture.of(analysis, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCardShowsImageClassesConfidenceAndActivations() {
    SampleAnalysis sample = new SampleAnalysis(3, 2, 10);
    MappedRows rows = sample.rows(50);
    BufferedImage pink = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = pink.createGraphics();
    g.setColor(Color.PINK);
    g.fillRect(0, 0, 4, 4);
    g.dispose();
    float[] above = new float[20];
    java.util.Arrays.fill(above, 9);
    SampleCard card = SampleCard.of(5, above).withImage(pink);

    Picture picture =
        SampleCardsPicture.of(rows, List.of(card), sample.analysis().order(), sample.palette());

    BufferedImage image = picture.image();
    assertThat(Rendered.count(image, Color.PINK)).isGreaterThan(20_000);
    assertThat(Rendered.count(image, CardPainter.COLORS.color(4))).isGreaterThan(10_000);
    assertThat(Rendered.texts(picture))
        .contains(
            "row 5",
            "true: " + rows.classNames().get(rows.trueClass(5)),
            "predicted: " + rows.classNames().get(rows.seen(5).predictedClass()),
            "confidence " + Words.decimal(rows.seen(5).confidence()) + " decades",
            "−1",
            "4");
  }

  @Test
  void aCardWithoutImageSaysSo() {
    SampleAnalysis sample = new SampleAnalysis(3, 2, 10);
    SampleCard card = SampleCard.of(5, new float[20]);

    assertThat(
            Rendered.texts(
                SampleCardsPicture.of(
                    sample.rows(50), List.of(card), sample.analysis().order(), sample.palette())))
        .contains("no image");
    assertThat(card.image()).isEmpty();
  }

  @Test
  void cardsKeepTheirOwnCopies() {
    float[] h = {1, 2};
    BufferedImage black = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    SampleCard card = SampleCard.of(0, h).withImage(black);

    h[0] = 7;
    black.setRGB(0, 0, 0xffffff);
    card.activations()[1] = 7;
    card.image().orElseThrow().setRGB(0, 0, 0xffffff);

    assertThat(card.activations()).containsExactly(1, 2);
    assertThat(card.image().orElseThrow().getRGB(0, 0)).isEqualTo(Color.BLACK.getRGB());
  }

  @Test
  void cardsThatDoNotFitAreRefused() {
    SampleAnalysis sample = new SampleAnalysis(3, 2, 10);
    SampleCard good = SampleCard.of(0, new float[20]);

    refused(sample, List.of(), "1 to 20 cards, found 0");
    refused(sample, Collections.nCopies(21, good), "found 21");
    refused(sample, List.of(SampleCard.of(50, new float[20])), "rows 0 to 49, found row 50");
    refused(sample, List.of(SampleCard.of(-1, new float[20])), "found row -1");
    refused(sample, List.of(SampleCard.of(3, new float[19])), "each of 20 units, found 19");
    SampleAnalysis other = new SampleAnalysis(4, 2, 10);
    assertThatThrownBy(
            () ->
                SampleCardsPicture.of(
                    sample.rows(50), List.of(good), other.analysis().order(), Palette.of(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 classes, found one by 4");
  }

  private static void refused(SampleAnalysis sample, List<SampleCard> cards, String message) {
    assertThatThrownBy(
            () ->
                SampleCardsPicture.of(
                    sample.rows(50), cards, sample.analysis().order(), sample.palette()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
