package org.memestream.runtime.worker;

import java.time.Instant;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.serde.AvroSerde;
import org.memestream.schemas.serde.SchemaRegistry;

/** Requests for tests. */
final class Requests {

  private Requests() {}

  static MemeRequested request(String id) {
    return MemeRequested.newBuilder()
        .setId(id)
        .setOwnerId("owner-of-" + id)
        .setImage(
            ImageRef.newBuilder()
                .setKey("owners/o/memes/" + id + "/source.jpg")
                .setSha256("00")
                .setMediaType("image/jpeg")
                .setWidth(1)
                .setHeight(1)
                .setBytes(1)
                .build())
        .setRequestedAt(Instant.EPOCH)
        .setDeadline(Instant.EPOCH)
        .build();
  }

  static byte[] bytes(SchemaRegistry registry, String topic, String id) {
    try (AvroSerde<MemeRequested> serde = new AvroSerde<>(registry, MemeRequested.class)) {
      return serde.serializer().serialize(topic, request(id));
    }
  }
}
