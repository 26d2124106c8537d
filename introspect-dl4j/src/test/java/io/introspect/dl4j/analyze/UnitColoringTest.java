package io.introspect.dl4j.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.TappedLayer;
import io.introspect.analysis.ExpectedActivations;
import io.introspect.analysis.Palette;
import io.introspect.analysis.Rgb;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UnitColoringTest {

  private static final Palette PALETTE =
      new Palette(List.of(new Rgb(254, 54, 154), new Rgb(54, 154, 254), new Rgb(0, 0, 0)));

  private static List<Rgb> colors(float[]... byClass) {
    return UnitColoring.of(
        List.of(new TappedLayer("hidden", 0, byClass[0].length)),
        new ExpectedActivations(byClass),
        PALETTE);
  }

  @Test
  void giveASpecializedUnitTheColorOfItsClass() {
    assertThat(colors(new float[] {3, 0}, new float[] {0, 3}, new float[] {0, 0}))
        .containsExactly(PALETTE.color(0), PALETTE.color(1));
  }

  @Test
  void giveAUnitThatOneClassInhibitsLeastTheColorOfThatClass() {
    assertThat(colors(new float[] {-1}, new float[] {0}, new float[] {-1}))
        .containsExactly(PALETTE.color(1));
  }

  @Test
  void leaveAnUnspecializedUnitGray() {
    assertThat(colors(new float[] {2, 3}, new float[] {2, 0}, new float[] {2, 0}))
        .containsExactly(Rgb.GRAY, PALETTE.color(0));
    assertThat(colors(new float[] {0}, new float[] {0}, new float[] {0})).containsExactly(Rgb.GRAY);
  }

  @Test
  void mixTheColorsOfTwoClasses() {
    // Excesses 0.5 and 0.5 over the mean of 0.5: halfway between the two colors.
    assertThat(colors(new float[] {1}, new float[] {1}, new float[] {-0.5f}))
        .containsExactly(new Rgb(154, 104, 204));
  }

  @Test
  void fadeUnitsThatAreWeakForTheirLayer() {
    // Largest excesses 6, 4 and 2: the median one has its full color, the last half of it.
    assertThat(colors(new float[] {9, 6, 3}, new float[] {0, 0, 0}, new float[] {0, 0, 0}))
        .containsExactly(PALETTE.color(0), PALETTE.color(0), new Rgb(204, 104, 154));
  }

  @Test
  void doNotPaleBesideOneLoudUnit() {
    assertThat(colors(new float[] {1, 1, 1, 0}, new float[] {0, 0, 0, 1000}, new float[4]))
        .containsExactly(PALETTE.color(0), PALETTE.color(0), PALETTE.color(0), PALETTE.color(1));
  }

  @Property(tries = 200, seed = "42")
  void areTheSameForALayerOfAnotherScale(
      @ForAll @IntRange(min = 1, max = 20) int units,
      @ForAll @FloatRange(min = -1e6f, max = 1e6f) float largest,
      @ForAll long seed) {
    Random random = new Random(seed);
    float[][] once = new float[3][units];
    float[][] doubled = new float[3][units];
    for (int k = 0; k < once.length; k++) {
      for (int i = 0; i < units; i++) {
        once[k][i] = largest * random.nextFloat();
        doubled[k][i] = 2 * once[k][i];
      }
    }
    // Rgb itself refuses what is no color.
    assertThat(colors(once)).hasSize(units).isEqualTo(colors(doubled));
  }
}
