package io.introspect.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory of this process, Java's heap and native arrays together, where Linux tells it. */
final class ProcessMemory {

  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessMemory() {}

  /** What is resident now, in KiB. */
  static OptionalLong resident() throws IOException {
    return kibibytes("VmRSS:");
  }

  /** The most that was ever resident, in KiB. */
  static OptionalLong peak() throws IOException {
    return kibibytes("VmHWM:");
  }

  private static OptionalLong kibibytes(String key) throws IOException {
    if (!Files.isReadable(STATUS)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst();
  }
}
