package io.introspect.examples;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads options that count something: whole numbers of at least 1. */
final class PositiveNumber implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    if (!text.matches("0*[1-9]\\d{0,8}")) {
      throw new TypeConversionException("expected a whole number of at least 1, found " + text);
    }
    return Integer.valueOf(text);
  }
}
