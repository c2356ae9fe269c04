/**
 * Kafka clients with the settings that memestream's promises rest on. {@link
 * org.memestream.runtime.kafka.KafkaClients} makes them, {@link
 * org.memestream.runtime.kafka.EventPublisher} writes typed events with {@link
 * org.memestream.runtime.kafka.EventHeaders}, {@link org.memestream.runtime.kafka.TopicCreator}
 * creates what is missing, and {@link org.memestream.runtime.kafka.DeadLetters} keeps what cannot
 * be read. {@link org.memestream.runtime.kafka.KafkaFailures} says what to do when Kafka does not
 * answer or does not let a client in.
 */
package org.memestream.runtime.kafka;
