/**
 * Plain dense layers computed directly: products handed straight to OpenBLAS, bias and activation
 * in one pass over memory that is still in the cache. DL4J's networks stay what holds the
 * parameters; only the arithmetic is done here, where ND4J spends more time on each small operation
 * than the operation takes.
 */
package io.introspect.dl4j.dense;
