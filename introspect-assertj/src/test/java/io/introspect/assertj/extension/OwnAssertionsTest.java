package io.introspect.assertj.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.Introspection;
import io.introspect.assertj.AbstractIntrospectionAssert;
import io.introspect.assertj.IntrospectionSoftAssertionsProvider;
import org.assertj.core.api.AbstractSoftAssertions;
import org.junit.jupiter.api.Test;

/** What users may do outside the package: add assertions of their own, soft ones too. */
class OwnAssertionsTest {

  private static final Introspection OF_CLASS_1 =
      new Introspection(new float[] {0.25f, 0.75f}, new float[] {3, 4}, -2, 0.5);

  /** Public, and so is its constructor, as AssertJ's proxies need it. */
  public static class PlaceAssert extends AbstractIntrospectionAssert<PlaceAssert> {

    public PlaceAssert(Introspection actual) {
      super(actual, PlaceAssert.class);
    }

    public PlaceAssert isWithin(double radius) {
      isNotNull();
      double distance = Math.hypot(actual.latent()[0], actual.latent()[1]);
      if (distance > radius) {
        failWithMessage("expected a place within %s, found one at %s", radius, distance);
      }
      return this;
    }
  }

  public static class OwnSoftAssertions extends AbstractSoftAssertions
      implements IntrospectionSoftAssertionsProvider {

    public PlaceAssert assertThatPlaceOf(Introspection actual) {
      return proxy(PlaceAssert.class, Introspection.class, actual);
    }
  }

  @Test
  void ownAssertionsAndInheritedOnesChain() {
    new PlaceAssert(OF_CLASS_1).predicts(1).isWithin(5).hasConfidenceAtLeast(2).isWithin(6);
  }

  @Test
  void ownAssertionsFailAfterInheritedOnes() {
    assertThatThrownBy(() -> new PlaceAssert(OF_CLASS_1).predicts(1).isWithin(4))
        .isInstanceOf(AssertionError.class)
        .hasMessage("expected a place within 4.0, found one at 5.0");
  }

  @Test
  void ownSoftAssertionsGatherFailuresOfBothKinds() {
    OwnSoftAssertions softly = new OwnSoftAssertions();
    softly.assertThatPlaceOf(OF_CLASS_1).isWithin(4).predicts(0).isWithin(5);
    softly.assertThat(OF_CLASS_1).hasConfidenceBelow(1);
    assertThat(softly.errorsCollected())
        .extracting(Throwable::getMessage)
        .satisfiesExactly(
            message -> assertThat(message).contains("found one at 5.0"),
            message -> assertThat(message).contains("to predict"),
            message -> assertThat(message).contains("to have a confidence below"));
  }
}
