package io.introspect.report;

import io.introspect.trust.Acceptance;
import io.introspect.trust.Audit;
import io.introspect.trust.AuditedScore;
import io.introspect.trust.Measure;
import io.introspect.trust.RiskCoverage;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.ui.TextAnchor;

/** What a {@link RiskCoveragePicture} has between its axes, both of which are in percent. */
final class RiskCoverageLines {

  private static final double PERCENT = 100;
  private static final double THOUSAND = 1000;

  /** Enough for a line that looks bent. */
  private static final int BEST_STEPS = 200;

  private static final double LINE = 24;
  private static final double INDENT = 24;
  private static final double NAMES = 190;
  private static final double VALUES = 90;
  private static final double CAP = 7;
  private static final double DOT = 12;
  private static final double AWAY = 16;

  private final Audit audit;
  private final List<AuditedScore> scores;
  private final Optional<Acceptance> acceptance;

  RiskCoverageLines(Audit audit, List<AuditedScore> scores, Optional<Acceptance> acceptance) {
    this.audit = audit;
    this.scores = List.copyOf(scores);
    this.acceptance = acceptance;
  }

  void paint(Graphics2D g, PlotLayer.Scale scale) {
    best(g, scale);
    acceptance.ifPresent(promise -> asked(g, scale, promise.risk()));
    g.setStroke(Style.line(2.4));
    // The first score is the one that the picture is about: it lies on top.
    for (int i = scores.size() - 1; i >= 0; i--) {
      g.setColor(Style.SCORES.get(i));
      curve(g, scale, scores.get(i).riskCoverage().points());
    }
    acceptance.filter(Acceptance::isPromised).ifPresent(promise -> threshold(g, scale, promise));
    areas(g, scale.area());
  }

  /** All right rows before all wrong ones. */
  private void best(Graphics2D g, PlotLayer.Scale scale) {
    double right = audit.accuracy();
    g.setColor(Style.PLAIN);
    g.setStroke(Style.dashed(1.4));
    g.draw(new Line2D.Double(x(scale, 0), y(scale, 0), x(scale, right), y(scale, 0)));
    g.draw(
        ThinLine.through(
            BEST_STEPS + 1,
            i -> x(scale, coverage(right, i)),
            i -> y(scale, 1 - right / coverage(right, i))));
  }

  private static double coverage(double right, int step) {
    // None right: the risk is 1 from the first row on.
    return Math.max(right + (1 - right) * step / BEST_STEPS, Double.MIN_NORMAL);
  }

  private static void curve(Graphics2D g, PlotLayer.Scale scale, List<RiskCoverage.Point> points) {
    double first = y(scale, points.get(0).risk());
    g.draw(new Line2D.Double(x(scale, 0), first, x(scale, points.get(0).coverage()), first));
    g.draw(
        ThinLine.through(
            points.size(),
            i -> x(scale, points.get(i).coverage()),
            i -> y(scale, points.get(i).risk())));
  }

  /** At the upper left, where curves of any use leave room. */
  private void areas(Graphics2D g, Rectangle2D area) {
    double left = area.getX() + INDENT;
    double right = left + NAMES + VALUES;
    double top = area.getY() + INDENT;
    g.setColor(Style.transparent(Color.WHITE, 0.85));
    g.fill(
        new Rectangle2D.Double(
            left - 8, top - LINE, NAMES + VALUES + 16, LINE * (scores.size() + 1.5)));
    Words.draw(g, "AURC ×10³", Style.SMALL, Style.MUTED, right, top - 4, TextAnchor.BOTTOM_RIGHT);
    double best =
        scores.stream().mapToDouble(score -> score.value(Measure.AURC)).min().orElseThrow();
    for (int i = 0; i < scores.size(); i++) {
      double aurc = scores.get(i).value(Measure.AURC);
      Font font = aurc == best ? Style.LABEL.deriveFont(Font.BOLD) : Style.LABEL;
      double y = top + LINE * i + LINE / 2;
      g.setColor(Style.SCORES.get(i));
      g.setStroke(Style.line(3));
      g.draw(new Line2D.Double(left, y, left + 22, y));
      String name = Words.fit(AuditWords.name(scores.get(i)), font, NAMES - 32);
      Words.draw(g, name, font, Style.INK, left + 32, y, TextAnchor.CENTER_LEFT);
      String value = String.format(Locale.ROOT, "%.3f", THOUSAND * aurc);
      Words.draw(g, value, font, Style.INK, right, y, TextAnchor.CENTER_RIGHT);
    }
  }

  private static void asked(Graphics2D g, PlotLayer.Scale scale, double risk) {
    Rectangle2D area = scale.area();
    double y = y(scale, risk);
    g.setColor(Style.MUTED);
    g.setStroke(Style.line(1));
    g.draw(new Line2D.Double(area.getX(), y, area.getMaxX(), y));
    Words.draw(
        g,
        "α = %s %%".formatted(Words.plain(PERCENT * risk)),
        Style.TICK,
        Style.MUTED,
        area.getCenterX(),
        y - 4,
        TextAnchor.BOTTOM_CENTER);
  }

  private static void threshold(Graphics2D g, PlotLayer.Scale scale, Acceptance promise) {
    double x = x(scale, promise.coverage());
    double y = y(scale, promise.observedRisk());
    double bound = y(scale, promise.riskBound());
    g.setColor(Style.INK);
    g.setStroke(Style.line(1.6));
    g.draw(new Line2D.Double(x, y, x, bound));
    g.draw(new Line2D.Double(x - CAP, bound, x + CAP, bound));
    g.fill(Style.dot(x, y, DOT));
    String text = "confidence ≥ " + Words.numbers().format(promise.threshold());
    double width = Words.width(text, Style.TICK);
    Words.drawHaloed(
        g, text, Style.TICK, new Rectangle2D.Double(x - AWAY - width, y - LINE / 2, width, LINE));
  }

  private static double x(PlotLayer.Scale scale, double coverage) {
    return scale.x(PERCENT * coverage);
  }

  private static double y(PlotLayer.Scale scale, double risk) {
    return scale.y(PERCENT * risk);
  }
}
