package org.memestream.schemas.serde;

import org.apache.avro.Schema;

/** Gives schemas ids and ids schemas. Implementations are safe for use by many threads. */
public interface SchemaRegistry extends AutoCloseable {

  /**
   * The id of a schema under a subject, registered if it is not there and registration is allowed.
   *
   * @throws SchemaRefusedException if the registry does not take the schema
   * @throws RegistryUnavailableException if the registry gives no answer
   */
  int register(String subject, Schema schema);

  /**
   * The schema with an id.
   *
   * @throws UndecodableException if there is no Avro schema with that id
   * @throws RegistryUnavailableException if the registry gives no answer
   */
  Schema byId(int id);

  @Override
  void close();
}
