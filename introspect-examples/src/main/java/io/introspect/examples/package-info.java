/**
 * Runnable programs: {@link io.introspect.examples.QuickStart} first, then one per figure or use.
 * Each takes {@code --data}, {@code --out}, {@code --seed} and {@code --quick}, prints a short
 * table, and writes its figures to {@code metrics.json}.
 */
package io.introspect.examples;
