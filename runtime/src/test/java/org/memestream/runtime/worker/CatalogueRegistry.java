package org.memestream.runtime.worker;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.Schema;
import org.memestream.runtime.OutageException;
import org.memestream.schemas.Topic;
import org.memestream.schemas.Topics;
import org.memestream.schemas.serde.SchemaRegistry;

/** Knows the schemas of the catalogue under the same ids in every process. */
final class CatalogueRegistry implements SchemaRegistry {

  private static final List<Schema> SCHEMAS =
      Topics.all().stream().map(Topic::schema).distinct().toList();

  private final AtomicBoolean out = new AtomicBoolean();

  void out(boolean isOut) {
    out.set(isOut);
  }

  @Override
  public int register(String subject, Schema schema) {
    answer();
    List<String> names = SCHEMAS.stream().map(Schema::getFullName).toList();
    return 1 + names.indexOf(schema.getFullName());
  }

  @Override
  public Schema byId(int id) {
    answer();
    return SCHEMAS.get(id - 1);
  }

  @Override
  public void close() {}

  private void answer() {
    if (out.get()) {
      throw new OutageException("the registry does not answer", null);
    }
  }
}
