package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the page in a real Chromium; skipped where there is none. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AtlasInChromium {

  /** What JavaScript's numbers and the page's own arrays are compared to. */
  static final double TOLERANCE = 1e-4;

  final AtlasFixtures small = AtlasFixtures.small();
  private Optional<AtlasBrowser> installed = Optional.empty();
  AtlasBrowser browser;

  @TempDir private Path folder;

  @BeforeAll
  void openBrowser() {
    installed = AtlasBrowser.open();
  }

  @BeforeEach
  void startAfresh() {
    // Here and not above, where JUnit would not count the tests as skipped.
    assumeTrue(installed.isPresent(), "Chromium or its driver is not installed");
    browser = installed.orElseThrow();
    browser.emulate(1280, 900, "light");
    browser.console();
    browser.requests();
  }

  @AfterEach
  void nothingWentWrongAndNothingWasFetched() {
    if (installed.isEmpty()) {
      return;
    }
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests()).isNotEmpty().allMatch(url -> url.matches("(file|data|blob):.*"));
  }

  @AfterAll
  void closeBrowser() {
    installed.ifPresent(AtlasBrowser::close);
  }

  void show(Atlas atlas) {
    Path page = folder.resolve("atlas.html");
    atlas.write(page);
    browser.show(page);
  }

  Atlas bare() {
    return Atlas.of(small.analysis(), small.rows());
  }

  Atlas full() {
    return bare()
        .title("Small")
        .decoder(Optional.of(small.decoder()))
        .activations(small::activations)
        .images(small::image);
  }

  double[] shownActivations() {
    List<?> values = (List<?>) browser.run("return atlas.state().activations");
    return values.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
  }

  static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  /** The row farthest from its nearest neighbor: the one that a click cannot miss. */
  int loneliest() {
    return IntStream.range(0, small.size())
        .boxed()
        .max(java.util.Comparator.comparingDouble(this::distanceToNeighbor))
        .orElseThrow();
  }

  private double distanceToNeighbor(int row) {
    float[] z = small.place(row);
    return IntStream.range(0, small.size())
        .filter(other -> other != row)
        .mapToObj(small::place)
        .mapToDouble(other -> Math.hypot(other[0] - z[0], other[1] - z[1]))
        .min()
        .orElseThrow();
  }
}
