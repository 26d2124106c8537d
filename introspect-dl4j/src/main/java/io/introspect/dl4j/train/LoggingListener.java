package io.introspect.dl4j.train;

import io.introspect.FitListener;
import io.introspect.FitStage;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log how a fit goes on: the default listener. Logs through SLF4J to {@value #LOGGER}.
 */
public final class LoggingListener implements FitListener {

  /** The name of the logger; everything is logged at info. */
  public static final String LOGGER = "io.introspect.fit";

  private final Logger log = LoggerFactory.getLogger(LOGGER);

  /** A listener with no state of its own. */
  public LoggingListener() {}

  @Override
  public void started(FitStage stage, long steps) {
    if (steps != UNKNOWN) {
      log.info("{}: {} steps at most", name(stage), steps);
    }
  }

  @Override
  public void validated(FitStage stage, int cycle, double loss, boolean best) {
    log.info(
        "{}: cycle {}, validation loss {}{}",
        name(stage),
        cycle,
        String.format(Locale.ROOT, "%.4f", loss),
        best ? ", the best so far" : "");
  }

  @Override
  public void finished(FitStage stage, Duration elapsed) {
    log.info("{}: done in {} ms", name(stage), elapsed.toMillis());
  }

  private static String name(FitStage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
