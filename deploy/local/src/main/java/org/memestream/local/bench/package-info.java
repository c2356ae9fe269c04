/**
 * {@code memestream bench}: measures this machine. Each kind of work warms up first, and is told by
 * its median and 99th percentile; {@link org.memestream.local.bench.BenchReport} names the machine.
 */
package org.memestream.local.bench;
