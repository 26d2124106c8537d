/**
 * What a fitted introspector shows of a network (§2.8, §2.9, §3.2): densities, expected
 * activations, unit order, colors. {@link io.introspect.dl4j.analyze.Analyzer} runs it all; the
 * other classes compute one step each, values in, values out. Nothing is trained or drawn here.
 */
package io.introspect.dl4j.analyze;
