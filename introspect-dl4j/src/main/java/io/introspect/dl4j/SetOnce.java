package io.introspect.dl4j;

import java.util.Objects;

/** Settings that may be made once. */
final class SetOnce {

  private SetOnce() {}

  /** The value, if there was none before. */
  static <T> T value(String name, T earlier, T value) {
    refuse(name, earlier, value);
    return Objects.requireNonNull(value, name);
  }

  /** Refuses a setting that was made before, or that another one has made. */
  static void refuse(String name, Object earlier, Object value) {
    if (earlier != null) {
      throw new IllegalStateException(
          "%s was already set to %s, found another setting: %s".formatted(name, earlier, value));
    }
  }
}
