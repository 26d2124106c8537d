package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.Introspection;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViolinPictureTest {

  /** Rows of class 0, with these errors; those to be wrong are predicted as class 1. */
  private static MappedRows rows(double[] right, double... wrong) {
    List<Introspection> seen = new ArrayList<>();
    for (double error : right) {
      seen.add(new Introspection(new float[] {1, 0}, new float[] {0, 0}, error, 0));
    }
    for (double error : wrong) {
      seen.add(new Introspection(new float[] {0, 1}, new float[] {0, 0}, error, 0));
    }
    return MappedRows.of(seen, new int[seen.size()], List.of("a<b", "none"));
  }

  @Test
  void accuracyAndCountsStandAboveEachClass() {
    Picture picture = ViolinPicture.of(rows(new double[] {-4, -3, -3.5}, -1));

    assertThat(Rendered.texts(picture))
        .contains("a<b", "75.0 %", "3", "1", "–", "log10 of the error by the map (decades)")
        .contains("accuracy 75.0 % (1 of 4 rows wrong)");
  }

  @Test
  void rightAndWrongHaveTheirColors() {
    BufferedImage image =
        ViolinPicture.of(rows(new double[] {-4, -3, -3.5, -3.2}, -1, -1.5, -2)).image();

    // A violin has thousands of pixels, a legend's square 14 × 14.
    assertThat(Rendered.count(image, Style.RIGHT)).isGreaterThan(2_000);
    assertThat(Rendered.count(image, Style.WRONG)).isGreaterThan(2_000);
  }

  @Test
  void aSingleRowIsADotAndNoneIsNothing() {
    BufferedImage image = ViolinPicture.of(rows(new double[] {-4, -3, -3.5}, -1)).image();
    BufferedImage without = ViolinPicture.of(rows(new double[] {-4, -3, -3.5})).image();

    long dot = Rendered.count(image, Style.WRONG) - Rendered.count(without, Style.WRONG);
    assertThat(dot).isBetween(20L, 100L);
  }

  @Test
  void rowsWithoutAFiniteErrorAreLeftOutAndCounted() {
    Picture picture =
        ViolinPicture.of(rows(new double[] {-4, Double.NaN, -3}, Double.NEGATIVE_INFINITY));

    assertThat(Rendered.texts(picture))
        .anyMatch(text -> text.endsWith("2 rows left out: no finite error by the map"));
    assertThat(picture.image().getWidth()).isEqualTo(1200);
  }

  @Test
  void nothingFiniteAtAllBreaksNothing() {
    assertThat(Rendered.texts(ViolinPicture.of(rows(new double[] {Double.NaN}))))
        .contains("too few rows for a density");
  }

  @Test
  void theBandwidthIsStated() {
    // s = 0.7071, IQR / 1.34 = 0.3731, 0.9 · 0.3731 · 2^(−1/5) = 0.2923
    assertThat(Rendered.texts(ViolinPicture.of(rows(new double[] {-4, -3}))))
        .contains(
            "Gaussian kernels, bandwidths of 0.29 to 0.29 decades by Silverman's rule; line: mean");
  }
}
