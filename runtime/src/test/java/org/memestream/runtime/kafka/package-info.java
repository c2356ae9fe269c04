/** Tests of the Kafka clients. */
package org.memestream.runtime.kafka;
