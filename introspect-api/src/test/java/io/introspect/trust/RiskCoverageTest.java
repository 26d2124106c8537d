package io.introspect.trust;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RiskCoverageTest {

  @Test
  void refusesPointsOutOfOrder() {
    RiskCoverage.Point point = new RiskCoverage.Point(1, 0.5, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RiskCoverage(List.of(point, point)))
        .withMessage("point 1: expected a coverage above 0.5, found 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RiskCoverage(List.of()))
        .withMessage("expected at least one point, found none");
  }
}
