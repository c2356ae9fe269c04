package org.memestream.embedded;

/** One version of a subject, with the fields of the Confluent API. */
record SchemaVersion(String subject, int version, int id, String schema) {}
