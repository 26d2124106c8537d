package io.introspect.report;

import io.introspect.trust.Audit;
import io.introspect.trust.AuditedScore;
import io.introspect.trust.Reliability;
import io.introspect.trust.ReliabilityBin;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.ui.TextAnchor;

/** How well probabilities of being right agree with how often that is so: reliability diagrams. */
public final class ReliabilityPicture {

  private static final double GAP = 56;
  private static final double HEADING = 70;
  private static final double LINE = 21;
  private static final int AROUND = 90;
  private static final int NOTE_HEIGHT = 22;
  private static final double NARROWEST = 860;

  private final Audit audit;
  private final List<AuditedScore> scores;

  private ReliabilityPicture(Audit audit, List<AuditedScore> scores) {
    this.audit = audit;
    this.scores = List.copyOf(scores);
  }

  /**
   * The probability of being right that comes with the shipped confidence, and beside it the
   * maximum output where that was audited as one. A dot per bin of rows: the share of them that is
   * right over the mean probability, its area growing with the logarithm of the number of rows,
   * with a 95 % interval (Wilson) for what chance may make of so many; the diagonal, dashed, is
   * where dots belong. Below, the number of rows per bin on a logarithmic axis, since most rows of
   * a good classifier fall into the last one; above, the measures, and the fullest bin in figures.
   *
   * @param audit of the rows
   * @return the picture, 1200 px wide, or 860 px if there is no diagram beside the first
   * @throws IllegalArgumentException if the shipped confidence was audited without probabilities
   */
  public static Picture of(Audit audit) {
    if (!audit.confidence().hasProbability()) {
      throw new IllegalArgumentException(
          "expected an audit whose confidence comes with probabilities, found one without: its introspector was fitted without trust, as by joint training, Preset.PAPER or withoutTrust()");
    }
    List<AuditedScore> scores =
        Stream.of(audit.confidence(), audit.maximumOutput())
            .filter(AuditedScore::hasProbability)
            .toList();
    ReliabilityPicture parts = new ReliabilityPicture(audit, scores);
    return Charts.picture(parts.width(), parts.height(), parts::chart);
  }

  private double width() {
    double panels = scores.size() * (ReliabilityPlots.WIDTH + GAP) - GAP;
    return Math.max(NARROWEST, 2 * Style.MARGIN + panels);
  }

  private double height() {
    return AROUND + NOTE_HEIGHT * notes().size() + HEADING + ReliabilityPlots.HEIGHT;
  }

  private JFreeChart chart() {
    return Charts.chart(
        "How often rows are right, by the probability that was given",
        notes(),
        new PaintedPlot(this::paint));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        AuditWords.rows(audit)
            + "; %d bins of equal width, whiskers: 95 %% intervals".formatted(Reliability.BINS));
    notes.addAll(AuditWords.notes(audit, width()));
    return notes;
  }

  private void paint(Graphics2D g, Rectangle2D area) {
    for (int i = 0; i < scores.size(); i++) {
      AuditedScore score = scores.get(i);
      Color color = Style.SCORES.get(i);
      double left = Math.round(area.getX() + i * (ReliabilityPlots.WIDTH + GAP));
      double top = Math.round(area.getY());
      heading(g, score, left + ReliabilityPlots.LEFT, top);
      new ReliabilityPlots(score.reliability(), color).paint(g, left, top + HEADING);
    }
  }

  private static void heading(Graphics2D g, AuditedScore score, double left, double top) {
    Reliability reliability = score.reliability();
    Words.draw(g, AuditWords.name(score), Style.HEADING, Style.INK, left, top, TextAnchor.TOP_LEFT);
    String measures =
        String.format(Locale.ROOT, "ECE %.4f, Brier %.4f", reliability.ece(), reliability.brier());
    Words.draw(g, measures, Style.TICK, Style.INK, left, top + LINE, TextAnchor.TOP_LEFT);
    Words.draw(
        g,
        fullest(reliability),
        Style.SMALL,
        Style.MUTED,
        left,
        top + 2 * LINE,
        TextAnchor.TOP_LEFT);
  }

  /** In figures, since no eye sees a tenth of a percent. */
  private static String fullest(Reliability reliability) {
    ReliabilityBin bin =
        reliability.bins().stream()
            .max(Comparator.comparingInt(ReliabilityBin::rows))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "fullest bin: %s, mean probability %.2f %%, right %.2f %%",
        Words.rows(bin.rows()),
        100 * bin.meanProbability(),
        100 * bin.accuracy());
  }
}
