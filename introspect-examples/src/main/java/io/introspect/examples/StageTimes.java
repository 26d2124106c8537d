package io.introspect.examples;

import io.introspect.FitListener;
import io.introspect.FitStage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long the stages of a fit take, and one step of them after the first few. Of a stage that runs
 * more than once, such as the harvest of training and validation rows, the first counts.
 */
final class StageTimes implements FitListener {

  private final int from;
  private final int to;
  private final Map<FitStage, Duration> stages = new EnumMap<>(FitStage.class);
  private final Map<FitStage, Long> begun = new EnumMap<>(FitStage.class);
  private final Map<FitStage, Double> steps = new EnumMap<>(FitStage.class);

  /** Times the steps after {@code from} up to {@code to}. */
  StageTimes(int from, int to) {
    this.from = from;
    this.to = to;
  }

  @Override
  public void stepped(FitStage stage, long step, double loss) {
    if (step == from) {
      begun.putIfAbsent(stage, System.nanoTime());
    } else if (step == to) {
      steps.putIfAbsent(stage, Stopwatch.millisecondsSince(begun.get(stage)) / (to - from));
    }
  }

  @Override
  public void finished(FitStage stage, Duration elapsed) {
    stages.putIfAbsent(stage, elapsed);
  }

  double stageMilliseconds(FitStage stage) {
    return stages.get(stage).toNanos() / 1e6;
  }

  double stepMilliseconds(FitStage stage) {
    return steps.get(stage);
  }
}
