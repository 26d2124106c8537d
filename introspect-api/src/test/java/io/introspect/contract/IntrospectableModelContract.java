package io.introspect.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.introspect.DifferentiableModel;
import io.introspect.IntrospectableModel;
import io.introspect.Observation;
import io.introspect.TappedLayer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What every {@link IntrospectableModel} promises, as tests: extend this class beside your own
 * implementation, say how to get a model and rows, and run it with JUnit 5. Nothing but JUnit and
 * an ND4J backend is needed.
 *
 * <p>Where the model is a {@link DifferentiableModel}, its gradients are held against finite
 * differences, too. A failure begins with the sentence of the contract that is broken.
 */
public abstract class IntrospectableModelContract {

  /** How far a row's values may lie from those of the same row within a batch. */
  public static final float TOLERANCE = 1e-4f;

  private static final String WORKSPACE = "opened by the contract";

  /** For subclasses. */
  protected IntrospectableModelContract() {}

  /**
   * The model to be tested; called once by each test.
   *
   * @return a new one, or the same at every call
   */
  protected abstract IntrospectableModel model();

  /**
   * Rows that the model takes.
   *
   * @return [n, …], n at least 4, no two rows alike; a new array at every call
   */
  protected abstract INDArray rows();

  /**
   * Rows that the model does not take.
   *
   * @return arrays of wrong shapes, at least one
   */
  protected abstract List<INDArray> wrongRows();

  /**
   * How many forward passes the wrapped model has made up to now.
   *
   * @return empty, as by default, if that cannot be counted
   */
  protected OptionalLong forwardPasses() {
    return OptionalLong.empty();
  }

  /**
   * All of the wrapped model that must not change: parameters, listeners, counters.
   *
   * @return a digest; empty by default
   */
  protected Optional<String> state() {
    return Optional.empty();
  }

  /**
   * The step of the finite differences, by which every value of a row is moved at once.
   *
   * @return small in the units of {@link #rows()}, yet much larger than their rounding errors; 0.01
   *     by default
   */
  protected float step() {
    return 0.01f;
  }

  /** Shapes and types. */
  @Test
  public final void givesOneScorePerClassAndOneActivationPerUnit() {
    IntrospectableModel model = model();
    INDArray x = rows();
    assertTrue(x.size(0) >= 4, "rows(): at least 4 rows");
    assertTrue(model.classes() >= 2, "classes(): at least 2");
    try (Observation seen = model.observe(x)) {
      assertArrayEquals(
          new long[] {x.size(0), model.classes()}, seen.output().shape(), "output: [n, K]");
      assertArrayEquals(
          new long[] {x.size(0), model.tap().width()},
          seen.activations().shape(),
          "activations: [n, p], p = tap().width()");
      assertEquals(DataType.FLOAT, seen.output().dataType(), "output: float32");
      assertEquals(DataType.FLOAT, seen.activations().dataType(), "activations: float32");
    }
  }

  /** Layout. */
  @Test
  public final void tapIsTheSameAtEveryCallAndFillsItsColumnsWithoutAGap() {
    IntrospectableModel model = model();
    List<TappedLayer> layers = model.tap().layers();
    assertFalse(layers.isEmpty(), "tap(): its layers are never empty");
    int next = 0;
    for (TappedLayer layer : layers) {
      assertEquals(next, layer.firstColumn(), "tap(): columns without a gap, at " + layer.name());
      next += layer.units();
    }
    assertEquals(next, model.tap().width(), "tap(): its layers fill the columns 0 to p − 1");
    assertEquals(
        layers.size(),
        layers.stream().map(TappedLayer::name).distinct().count(),
        "tap(): names are unique");
    model.observe(rows()).close();
    assertEquals(layers, model.tap().layers(), "tap(): the same at every call");
  }

  /** Only where {@link #forwardPasses()} counts. */
  @Test
  public final void oneObservationIsOneForwardPass() {
    IntrospectableModel model = model();
    OptionalLong before = forwardPasses();
    assumeTrue(before.isPresent(), "forward passes are not counted");
    model.observe(rows()).close();
    assertEquals(
        before.getAsLong() + 1, forwardPasses().orElseThrow(), "observe: one forward pass");
  }

  /** Determinism. */
  @Test
  public final void sameRowsGiveTheSameBits() {
    IntrospectableModel model = model();
    try (Observation first = model.observe(rows());
        Observation second = model.observe(rows())) {
      Bits.assertSame(first, second, "deterministic: the same rows give the same bits");
    }
  }

  /** Within {@link #TOLERANCE}, since other products round in another order. */
  @Test
  public final void aRowByItselfGivesWhatItGivesInABatch() {
    IntrospectableModel model = model();
    INDArray x = rows();
    String sentence = "inference: a row gives the same alone and in a batch, row ";
    try (Observation all = model.observe(x)) {
      for (int i = 0; i < x.size(0); i++) {
        try (Observation one = model.observe(Bits.row(x, i))) {
          assertArrayEquals(
              Bits.of(Bits.row(all.output(), i)), Bits.of(one.output()), TOLERANCE, sentence + i);
          assertArrayEquals(
              Bits.of(Bits.row(all.activations(), i)),
              Bits.of(one.activations()),
              TOLERANCE,
              sentence + i);
        }
      }
    }
  }

  /** Thread safety: each thread has a row of its own, so that what gets mixed up shows. */
  @Test
  public final void severalThreadsSeeWhatOneSees() {
    IntrospectableModel model = model();
    ConcurrentReading.assertLikeOneThread(
        rows(),
        row -> Bits.ofBoth(model.observe(row)),
        "thread-safe: several threads see what one sees");
  }

  /** No side effects. */
  @Test
  public final void leavesTheModelAndTheRowsAsTheyWere() {
    IntrospectableModel model = model();
    String fingerprint = model.fingerprint();
    Optional<String> state = state();
    INDArray x = rows();
    float[] before = Bits.of(x);
    model.observe(x).close();
    assertFalse(x.wasClosed(), "observe: x stays the caller's and is not closed");
    assertArrayEquals(before, Bits.of(x), "observe: x is not changed");
    assertFalse(fingerprint.isBlank(), "fingerprint(): printable");
    assertEquals(fingerprint, model.fingerprint(), "never changes the model: its fingerprint");
    assertEquals(state, state(), "never changes the model: its state");
  }

  /** Detached results. */
  @Test
  public final void resultsOutliveTheCallersWorkspace() {
    IntrospectableModel model = model();
    INDArray x = rows();
    String sentence = "detached: results outlive the caller's workspace";
    try (Observation expected = model.observe(x)) {
      Observation seen;
      try (MemoryWorkspace open = workspace()) {
        assertTrue(open.isScopeActive());
        seen = model.observe(x);
      }
      try (MemoryWorkspace again = workspace()) {
        assertTrue(again.isScopeActive());
        // What is written next would overwrite results that had been left in the workspace.
        assertTrue(Nd4j.ones(DataType.FLOAT, 100, 100).isAttached());
      }
      assertFalse(seen.output().isAttached() || seen.activations().isAttached(), sentence);
      Bits.assertSame(expected, seen, sentence);
      seen.close();
    }
  }

  private static MemoryWorkspace workspace() {
    WorkspaceConfiguration small =
        WorkspaceConfiguration.builder()
            .initialSize(1 << 20)
            .policySpill(SpillPolicy.EXTERNAL)
            .build();
    return Nd4j.getWorkspaceManager().getAndActivateWorkspace(small, WORKSPACE);
  }

  /** Ownership of results. */
  @Test
  public final void anObservationIsTheCallersOwn() {
    IntrospectableModel model = model();
    INDArray x = rows();
    Observation first = model.observe(x);
    float[] output = Bits.of(first.output());
    float[] activations = Bits.of(first.activations());
    try (Observation kept = model.observe(x)) {
      first.output().assign(-1);
      first.activations().assign(-1);
      first.close();
      model.observe(Bits.row(x, 1)).close();
      String sentence = "owned by the caller: an observation is not touched by what happens after";
      assertFalse(kept.output().wasClosed() || kept.activations().wasClosed(), sentence);
      assertArrayEquals(output, Bits.of(kept.output()), sentence);
      assertArrayEquals(activations, Bits.of(kept.activations()), sentence);
    }
    try (Observation next = model.observe(x)) {
      String sentence = "owned by the caller: what is done to an observation changes no later one";
      assertArrayEquals(output, Bits.of(next.output()), sentence);
      assertArrayEquals(activations, Bits.of(next.activations()), sentence);
    }
  }

  /** Errors. */
  @Test
  public final void refusesRowsOfAnotherShapeAndWorksOn() {
    IntrospectableModel model = model();
    try (Observation before = model.observe(rows())) {
      for (INDArray wrong : wrongRows()) {
        assertThrows(
            IllegalArgumentException.class,
            () -> model.observe(wrong).close(),
            "observe: IllegalArgumentException for rows of shape " + wrong.shapeInfoToString());
      }
      try (Observation after = model.observe(rows())) {
        Bits.assertSame(before, after, "observe: works on after rows were refused");
      }
    }
  }

  /** Only of a {@link DifferentiableModel}. */
  @Test
  public final void inputGradientIsThatOfFiniteDifferences() {
    new GradientChecks(differentiable(), rows()).assertFiniteDifferences(step());
  }

  /** Only of a {@link DifferentiableModel}. */
  @Test
  public final void inputGradientLeavesTheModelTheRowsAndTheSlopeAsTheyWere() {
    DifferentiableModel model = differentiable();
    String fingerprint = model.fingerprint();
    Optional<String> state = state();
    new GradientChecks(model, rows()).assertReadsOnly();
    assertEquals(fingerprint, model.fingerprint(), "never changes the model: its fingerprint");
    assertEquals(state, state(), "never changes the model: its state");
  }

  /** Only of a {@link DifferentiableModel}. */
  @Test
  public final void inputGradientIsTheSameForSeveralThreads() {
    new GradientChecks(differentiable(), rows()).assertThreadSafe();
  }

  /** Only of a {@link DifferentiableModel}. */
  @Test
  public final void inputGradientRefusesRowsAndSlopesOfAnotherShape() {
    new GradientChecks(differentiable(), rows()).assertRefuses(wrongRows());
  }

  private DifferentiableModel differentiable() {
    IntrospectableModel model = model();
    assumeTrue(model instanceof DifferentiableModel, "the model has no gradient");
    return (DifferentiableModel) model;
  }
}
