package io.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

  private static final String[] UNSORTED = {"zeta", "alpha", "mu", "beta"};

  private static Map<String, String> unsorted() {
    Map<String, String> map = new LinkedHashMap<>();
    for (String key : UNSORTED) {
      map.put(key, "of " + key);
    }
    return map;
  }

  private static Provenance provenance(Map<String, String> settings, Map<String, String> versions) {
    return new Provenance(
        Instant.parse("2026-11-23T12:00:00Z"),
        42,
        Provenance.Training.SEQUENTIAL,
        900,
        100,
        true,
        "abc",
        settings,
        unsorted(),
        versions);
  }

  @Test
  void keepsTheOrderOfSettingsFindingsAndVersions() {
    Provenance provenance = provenance(unsorted(), unsorted());

    assertThat(provenance.settings().keySet()).containsExactly(UNSORTED);
    assertThat(provenance.findings().keySet()).containsExactly(UNSORTED);
    assertThat(provenance.versions().keySet()).containsExactly(UNSORTED);
  }

  @Test
  void changesToTheMapsGivenDoNotReachIt() {
    Map<String, String> settings = unsorted();
    Map<String, String> versions = unsorted();
    Provenance provenance = provenance(settings, versions);

    settings.put("late", "setting");
    versions.clear();

    assertThat(provenance).isEqualTo(provenance(unsorted(), unsorted()));
  }

  @Test
  void nobodyCanChangeItsMaps() {
    Provenance provenance = provenance(unsorted(), unsorted());

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> provenance.settings().put("late", "setting"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> provenance.findings().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> provenance.versions().remove("mu"));
  }

  @Test
  void survivesJavaSerializationInItsOrder() {
    Provenance copy = Serialized.copy(provenance(unsorted(), unsorted()));

    assertThat(copy).isEqualTo(provenance(unsorted(), unsorted()));
    assertThat(copy.settings().keySet()).containsExactly(UNSORTED);
    assertThat(copy.versions().keySet()).containsExactly(UNSORTED);
  }

  @Test
  void differsWhereASettingDiffers() {
    Map<String, String> other = unsorted();
    other.put("mu", "changed");

    assertThat(provenance(other, unsorted())).isNotEqualTo(provenance(unsorted(), unsorted()));
  }
}
