package org.memestream.local.bench;

/**
 * One measured number.
 *
 * @param name what was measured
 * @param value NaN when it could not be
 * @param unit such as {@code ms}
 */
record Figure(String name, double value, String unit) {}
