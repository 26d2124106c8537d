package io.introspect.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A short table of figures for the console. */
final class Table {

  private Table() {}

  static void print(String title, Map<String, ?> figures) {
    System.out.printf("%n%s%n", title);
    figures.forEach((name, value) -> System.out.printf("  %-20s %s%n", name, format(value)));
  }

  private static String format(Object value) {
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, "%.4f", number);
    }
    if (value instanceof double[] numbers) {
      return Arrays.stream(numbers)
          .mapToObj(number -> String.format(Locale.ROOT, "%.4f", number))
          .toList()
          .toString();
    }
    if (value instanceof int[] numbers) {
      return Arrays.toString(numbers);
    }
    if (value instanceof List<?> several) {
      return several.stream().map(Table::format).toList().toString();
    }
    return String.valueOf(value);
  }
}
