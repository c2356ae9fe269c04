/**
 * Events as bytes: the Confluent wire format over Avro binary. {@link
 * org.memestream.schemas.serde.AvroSerde} writes and reads records; it asks a {@link
 * org.memestream.schemas.serde.SchemaRegistry} for ids and writer schemas, which {@link
 * org.memestream.schemas.serde.ConfluentRegistry} fetches from any server that speaks the Confluent
 * API.
 *
 * <p>Every failure is a {@code SerializationException} whose class says what to do: {@link
 * org.memestream.schemas.serde.UndecodableException} sends the bytes to the dead letters, {@link
 * org.memestream.schemas.serde.RegistryUnavailableException} asks to wait, {@link
 * org.memestream.schemas.serde.SchemaRefusedException} asks for an operator.
 */
package org.memestream.schemas.serde;
