/**
 * Kafka on one machine without anything to install. {@link org.memestream.embedded.EmbeddedBroker}
 * runs a real KRaft broker and controller inside the JVM, {@link
 * org.memestream.embedded.EmbeddedRegistry} a schema registry that keeps its schemas on that
 * broker. Failures to start are {@link org.memestream.embedded.StartException}s that say what to
 * do.
 */
package org.memestream.embedded;
