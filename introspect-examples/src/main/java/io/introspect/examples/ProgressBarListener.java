package io.introspect.examples;

import io.introspect.FitListener;
import io.introspect.FitStage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws a bar on the console for each stage of a fit. */
final class ProgressBarListener implements FitListener {

  private final Map<FitStage, ProgressBar> bars = new EnumMap<>(FitStage.class);

  @Override
  public void started(FitStage stage, long steps) {
    ProgressBar earlier =
        bars.put(
            stage,
            new ProgressBarBuilder()
                .setTaskName(stage.name().toLowerCase(Locale.ROOT))
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .build());
    if (earlier != null) {
      earlier.close(); // the stage trains one more estimator
    }
  }

  @Override
  public void stepped(FitStage stage, long step, double loss) {
    bars.get(stage).stepTo(step);
  }

  @Override
  public void validated(FitStage stage, int cycle, double loss, boolean best) {
    bars.get(stage).setExtraMessage(String.format(Locale.ROOT, "loss %.3f", loss));
  }

  @Override
  public void finished(FitStage stage, Duration elapsed) {
    bars.get(stage).close();
  }
}
