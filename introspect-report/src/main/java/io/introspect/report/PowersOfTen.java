package io.introspect.report;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Writes logarithms as the numbers that they are the logarithms of: −3 as 0.001. */
final class PowersOfTen extends NumberFormat {

  private static final long serialVersionUID = 1L;

  private static final double MOST_ZEROS = -4;

  @Override
  public StringBuffer format(double log10, StringBuffer to, FieldPosition position) {
    return to.append(
        log10 < MOST_ZEROS
            ? "1e" + Words.numbers().format(log10)
            : Words.plain(Math.pow(10, log10)));
  }

  @Override
  public StringBuffer format(long log10, StringBuffer to, FieldPosition position) {
    return format((double) log10, to, position);
  }

  @Override
  public Number parse(String source, ParsePosition position) {
    throw new UnsupportedOperationException("an axis only writes numbers");
  }
}
