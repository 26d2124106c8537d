package io.introspect.trust;

import java.io.Serializable;
import java.util.List;

/**
 * The risk-coverage curve of a score: which share of rows is wrong among those accepted, for each
 * threshold at which rows can be accepted.
 *
 * @param points one per distinct score, highest threshold, and so least coverage, first
 * @serial exclude
 */
public record RiskCoverage(List<Point> points) implements Serializable {

  /**
   * Copies the list.
   *
   * @param points at least one, in order of rising coverage; copied
   * @throws IllegalArgumentException if there is no point, or they are not in order
   */
  public RiskCoverage {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("expected at least one point, found none");
    }
    for (int i = 1; i < points.size(); i++) {
      if (!(points.get(i).coverage() > points.get(i - 1).coverage())) {
        throw new IllegalArgumentException(
            "point %d: expected a coverage above %s, found %s"
                .formatted(i, points.get(i - 1).coverage(), points.get(i).coverage()));
      }
    }
  }

  /**
   * What accepting all rows at or above a threshold comes to.
   *
   * @param threshold the least score that is accepted
   * @param coverage the share of rows accepted, in (0, 1]
   * @param risk the share of wrong rows among them, from 0 to 1
   * @serial exclude
   */
  public record Point(double threshold, double coverage, double risk) implements Serializable {}
}
