package org.memestream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.memestream.schemas.SchemaFolder;
import org.memestream.schemas.Topics;

class PortableSchemaTest {

  private final PortableSchema portable = new PortableSchema();

  @Test
  void equalsTheContractOfEveryTopic() {
    Map<String, Schema> contracts = SchemaFolder.current().schemas();

    assertThat(Topics.all())
        .allSatisfy(
            topic ->
                assertThat(portable.of(topic.schema()))
                    .isEqualTo(contracts.get(topic.type().getSimpleName())));
  }
}
