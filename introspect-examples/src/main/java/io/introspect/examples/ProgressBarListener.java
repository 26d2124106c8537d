package io.introspect.examples;

import io.introspect.FitListener;
import io.introspect.FitStage;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws a bar on the console for each stage of a fit. */
final class ProgressBarListener implements FitListener {

  private ProgressBar bar;

  @Override
  public void started(FitStage stage, long steps) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(stage.name().toLowerCase(Locale.ROOT))
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500)
            .build();
  }

  @Override
  public void stepped(FitStage stage, long step, double loss) {
    bar.stepTo(step);
  }

  @Override
  public void validated(FitStage stage, int cycle, double loss, boolean best) {
    bar.setExtraMessage(String.format(Locale.ROOT, "loss %.3f", loss));
  }

  @Override
  public void finished(FitStage stage, Duration elapsed) {
    bar.close();
  }
}
