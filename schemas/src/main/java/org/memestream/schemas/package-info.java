/**
 * The contracts. The records are generated from {@code src/main/avro}; {@link
 * org.memestream.schemas.Topics} is the one catalogue of the topics that carry them.
 */
package org.memestream.schemas;
