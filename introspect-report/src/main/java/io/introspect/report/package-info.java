/**
 * Pictures of what introspection sees, as PNG and SVG, and the atlas, one page to explore it in a
 * browser. Takes values of {@link io.introspect}, {@link io.introspect.analysis}, {@link
 * io.introspect.probe} and {@link io.introspect.trust}; knows no network.
 */
package io.introspect.report;
