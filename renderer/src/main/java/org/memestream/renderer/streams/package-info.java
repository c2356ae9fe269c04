/**
 * What the assembly needs of Kafka Streams and Streams does not bring: keys that sort by time and
 * by owner ({@link org.memestream.renderer.streams.TimerKey}, {@link
 * org.memestream.renderer.streams.OwnerKey}), the news of erasures that reaches every task ({@link
 * org.memestream.renderer.streams.ErasureFeed}), and what happens when something goes wrong: {@link
 * org.memestream.renderer.streams.UndecodableRecords} and {@link
 * org.memestream.renderer.streams.UnusableRecords} write dead letters, {@link
 * org.memestream.renderer.streams.UnsentRecords} and {@link
 * org.memestream.renderer.streams.ThreadFailures} decide whether to go on.
 */
package org.memestream.renderer.streams;
