package io.introspect.report;

import io.introspect.trust.Acceptance;
import io.introspect.trust.Audit;
import io.introspect.trust.AuditedScore;
import io.introspect.trust.RiskCoverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;

/**
 * What is gained by accepting only the rows that a score trusts most: the share of wrong rows among
 * those accepted, over the share accepted.
 */
public final class RiskCoveragePicture {

  /** As many scores as are told apart by their colors, the confidence and the maximum output in. */
  public static final int MOST_SCORES = 6;

  private static final int HEIGHT = 720;
  private static final int NOTE_HEIGHT = 22;

  /** Of fewer rows the risk jumps up and down with each mistake, and says nothing. */
  private static final double LEAST_COVERAGE = 0.05;

  private static final double HEADROOM = 1.08;
  private static final double PERCENT = 100;

  private final Audit audit;
  private final List<AuditedScore> scores;
  private final Optional<Acceptance> acceptance;

  private RiskCoveragePicture(
      Audit audit, List<AuditedScore> scores, Optional<Acceptance> acceptance) {
    this.audit = audit;
    this.scores = List.copyOf(scores);
    this.acceptance = acceptance;
  }

  /**
   * The curves of the shipped confidence and of the maximum output, the lower the better, with the
   * area under each (AURC) and, dashed, what no order of these rows can better: all right ones
   * before all wrong ones. Tied rows are accepted together: between two points that can be reached
   * a line is straight, and before the first one level. The risk axis is linear, so that the area
   * under a line is its AURC, and ends where the curves do from a coverage of 5 % on; with fewer
   * rows they may leave the picture.
   *
   * @param audit of the rows
   * @return the picture, 1200 px wide
   */
  public static Picture of(Audit audit) {
    return of(audit, List.of());
  }

  /**
   * The same picture with further scores.
   *
   * @param audit of the rows
   * @param others names of further scores of the audit, up to {@value #MOST_SCORES} in all with the
   *     confidence and the maximum output
   * @return the picture, 1200 px wide
   * @throws IllegalArgumentException if the audit has no score of such a name, one is named twice,
   *     or there are too many
   */
  public static Picture of(Audit audit, List<String> others) {
    return picture(audit, others, Optional.empty());
  }

  /**
   * The same picture with the threshold of a promise: a point on the confidence's curve, above it
   * the upper limit of the risk, and a thin line at the risk that was asked for. What is promised,
   * or that nothing can be, is said in the subtitle.
   *
   * @param audit of the rows
   * @param others names of further scores, as above; may be empty
   * @param acceptance from {@link Audit#acceptAt} of this audit
   * @return the picture, 1200 px wide
   * @throws IllegalArgumentException as above, or if the acceptance is of other rows
   */
  public static Picture of(Audit audit, List<String> others, Acceptance acceptance) {
    if (acceptance.isPromised()
        && audit.confidence().riskCoverage().points().stream()
            .noneMatch(point -> isWhere(point, acceptance))) {
      throw new IllegalArgumentException(
          "expected an acceptance of this audit, found one of other rows: " + acceptance);
    }
    return picture(audit, others, Optional.of(acceptance));
  }

  private static boolean isWhere(RiskCoverage.Point point, Acceptance acceptance) {
    return point.threshold() == acceptance.threshold()
        && point.coverage() == acceptance.coverage()
        && point.risk() == acceptance.observedRisk();
  }

  private static Picture picture(
      Audit audit, List<String> others, Optional<Acceptance> acceptance) {
    List<String> names =
        Stream.concat(Stream.of(Audit.CONFIDENCE, Audit.MAXIMUM_OUTPUT), others.stream()).toList();
    if (names.stream().distinct().count() < names.size() || names.size() > MOST_SCORES) {
      throw new IllegalArgumentException(
          "expected at most %d different scores, found %s".formatted(MOST_SCORES, names));
    }
    RiskCoveragePicture parts =
        new RiskCoveragePicture(audit, names.stream().map(audit::score).toList(), acceptance);
    return Charts.picture(HEIGHT + NOTE_HEIGHT * parts.notes().size(), parts::chart);
  }

  private JFreeChart chart() {
    XYPlot plot = new XYPlot(null, coverageAxis(), riskAxis(), null);
    Charts.dress(plot);
    plot.addAnnotation(PlotLayer.of(new RiskCoverageLines(audit, scores, acceptance)::paint));
    return Charts.chart("Risk of what is accepted, most trusted rows first", notes(), plot);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(AuditWords.rows(audit) + "; dashed: the best possible order");
    acceptance.ifPresent(
        promise -> notes.addAll(AuditWords.lines(promise.toString(), Style.WIDTH)));
    notes.addAll(AuditWords.notes(audit, Style.WIDTH));
    return notes;
  }

  private static NumberAxis coverageAxis() {
    NumberAxis axis = Charts.axis("coverage: share of rows accepted (%)");
    // Room at the end keeps the last points in sight.
    axis.setRange(0, 101);
    axis.setTickUnit(new NumberTickUnit(10));
    return axis;
  }

  private NumberAxis riskAxis() {
    NumberAxis axis = Charts.axis("risk: share of the accepted rows that is wrong (%)");
    double top =
        Math.max(
            scores.stream().mapToDouble(RiskCoveragePicture::highest).max().orElseThrow(),
            acceptance.filter(Acceptance::isPromised).map(Acceptance::riskBound).orElse(0.0));
    axis.setRange(0, top > 0 ? PERCENT * HEADROOM * top : 1);
    axis.setTickUnit(Charts.fewTicks(axis.getRange().getLength()));
    return axis;
  }

  private static double highest(AuditedScore score) {
    return score.riskCoverage().points().stream()
        .filter(point -> point.coverage() >= LEAST_COVERAGE)
        .mapToDouble(RiskCoverage.Point::risk)
        .max()
        .orElseThrow();
  }
}
