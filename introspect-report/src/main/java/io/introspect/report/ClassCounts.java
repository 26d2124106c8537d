package io.introspect.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.stream.IntStream;
import org.jfree.chart.ui.TextAnchor;

/** Accuracy and counts of each class, in three lines over its place on a plot. */
final class ClassCounts {

  /** In px. */
  static final double HEIGHT = 66;

  private static final double LINE = 19;

  private final MappedRows rows;

  ClassCounts(MappedRows rows) {
    this.rows = rows;
  }

  /** Paints above a plot. */
  void paint(Graphics2D g, PlotLayer.Scale scale) {
    double top = scale.area().getY() - HEIGHT;
    double left = scale.area().getX() - 10;
    write(g, "accuracy", Style.INK, left, top, TextAnchor.TOP_RIGHT);
    write(g, "right", Style.RIGHT.darker(), left, top + LINE, TextAnchor.TOP_RIGHT);
    write(g, "wrong", Style.WRONG, left, top + 2 * LINE, TextAnchor.TOP_RIGHT);
    for (int k = 0; k < rows.classNames().size(); k++) {
      long right = count(k, true);
      long wrong = count(k, false);
      double x = scale.x(k);
      String accuracy = right + wrong == 0 ? "–" : Words.percent(right / (double) (right + wrong));
      write(g, accuracy, Style.INK, x, top, TextAnchor.TOP_CENTER);
      write(g, Words.count(right), Style.RIGHT.darker(), x, top + LINE, TextAnchor.TOP_CENTER);
      write(g, Words.count(wrong), Style.WRONG, x, top + 2 * LINE, TextAnchor.TOP_CENTER);
    }
  }

  private long count(int k, boolean right) {
    return IntStream.range(0, rows.size())
        .filter(row -> rows.trueClass(row) == k && rows.right(row) == right)
        .count();
  }

  private static void write(
      Graphics2D g, String text, Color color, double x, double y, TextAnchor anchor) {
    Words.draw(g, text, Style.TICK, color, x, y, anchor);
  }
}
