package io.introspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Serialized;
import io.introspect.TappedLayer;
import io.introspect.analysis.UnitRole.Standing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitOrderTest {

  private static final TappedLayer FIRST = new TappedLayer("first", 0, 3);
  private static final TappedLayer SECOND = new TappedLayer("second", 3, 2);

  private static UnitRole unit(int column, int preferredClass, Standing standing) {
    return new UnitRole(column, preferredClass, 0.5, standing);
  }

  private static LayerOrder first() {
    return new LayerOrder(
        FIRST,
        List.of(
            unit(2, 0, Standing.DECIDED), unit(0, 1, Standing.TIED), unit(1, 0, Standing.DEAD)));
  }

  private static LayerOrder second() {
    return new LayerOrder(
        SECOND, List.of(unit(4, 0, Standing.DECIDED), unit(3, 1, Standing.DECIDED)));
  }

  private static UnitOrder order() {
    return new UnitOrder(3, List.of(first(), second()));
  }

  @Test
  void columnsOfALayerAreAPermutationOfItsOwn() {
    assertThat(first().columns()).containsExactly(2, 0, 1);
    assertThat(second().columns()).containsExactly(4, 3);
  }

  @Test
  void columnsFollowLayerByLayer() {
    assertThat(order().columns()).containsExactly(2, 0, 1, 4, 3);
  }

  @Test
  void countsTheUnitsThatEachClassExcitesMost() {
    assertThat(order().unitsPerClass()).containsExactly(3, 2, 0);
  }

  @Test
  void countsThoseThatAreDecidedApart() {
    assertThat(order().decidedUnitsPerClass()).containsExactly(2, 1, 0);
  }

  @Test
  void countsUnitsByStanding() {
    assertThat(order().count(Standing.DECIDED)).isEqualTo(3);
    assertThat(order().count(Standing.TIED)).isEqualTo(1);
    assertThat(order().count(Standing.DEAD)).isEqualTo(1);
  }

  @Test
  void columnsOfAStandingAscend() {
    assertThat(second().columnsOf(Standing.DECIDED)).containsExactly(3, 4);
    assertThat(first().columnsOf(Standing.DEAD)).containsExactly(1);
    assertThat(second().columnsOf(Standing.DEAD)).isEmpty();
  }

  @Test
  void refusesALayerInWhichAUnitIsMissingOrTwice() {
    UnitRole three = unit(3, 0, Standing.DECIDED);
    UnitRole four = unit(4, 0, Standing.DECIDED);
    for (List<UnitRole> units :
        List.of(List.of(three), List.of(three, three), List.of(three, four, four))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new LayerOrder(SECOND, units))
          .withMessageContainingAll(
              "layer second", "each of its 2 units once", "in " + units.size());
    }
  }

  @Test
  void refusesALayerWithAUnitOfAnother() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LayerOrder(
                    SECOND, List.of(unit(3, 0, Standing.DECIDED), unit(5, 0, Standing.DECIDED))))
        .withMessageContainingAll("layer second", "found 1 of them in 2");
  }

  @Test
  void refusesAClassThatThereIsNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnitOrder(1, List.of(first())))
        .withMessage("layer first, column 0: expected a class from 0 to 0, found 1");
    LayerOrder negative =
        new LayerOrder(new TappedLayer("one", 0, 1), List.of(unit(0, -1, Standing.TIED)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnitOrder(3, List.of(negative)))
        .withMessageContaining("found -1");
  }

  @Test
  void layersThatDoNotFollowEachOtherAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnitOrder(3, List.of(second())))
        .withMessage("layer second: expected first column 0, found 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnitOrder(3, List.of(first(), first())))
        .withMessageContaining("first is tapped twice");
  }

  @Test
  void listsAreCopiedAndCannotBeChanged() {
    List<UnitRole> units = new ArrayList<>(first().units());
    List<LayerOrder> layers = new ArrayList<>(List.of(new LayerOrder(first().layer(), units)));
    UnitOrder order = new UnitOrder(3, layers);
    int[] columns = order.columns();

    units.clear();
    layers.clear();

    assertThat(order.columns()).hasSize(3).containsExactly(columns);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> order.layers().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> order.layers().get(0).units().clear());
  }

  @Test
  void survivesJavaSerialization() {
    assertThat(Serialized.copy(order())).isEqualTo(order()).isNotSameAs(order());
  }
}
