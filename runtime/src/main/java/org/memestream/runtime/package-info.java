/**
 * What every service stands on. The packages: {@code config} (typed configuration), {@code
 * lifecycle} (mains, exit codes), {@code health} and {@code telemetry} (HTTP endpoints, metrics),
 * {@code kafka} (clients), {@code worker} (the one poll loop), {@code store} (object storage),
 * {@code picture} (decoding and encoding of untrusted pictures).
 */
package org.memestream.runtime;
