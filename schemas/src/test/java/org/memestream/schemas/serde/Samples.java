package org.memestream.schemas.serde;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.memestream.schemas.AssemblyPhase;
import org.memestream.schemas.AssemblyState;
import org.memestream.schemas.Caption;
import org.memestream.schemas.CaptionMode;
import org.memestream.schemas.CaptionSpec;
import org.memestream.schemas.DeadLetter;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Origin;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageFailed;

/** Records with every kind of field. */
final class Samples {

  private static final Instant NOW = Instant.parse("2026-11-01T10:15:30.123Z");

  private Samples() {}

  static MemeRequested request() {
    return MemeRequested.newBuilder()
        .setId("meme-1")
        .setOwnerId("owner-1")
        .setOrigin(Origin.UPLOAD)
        .setImage(new ImageRef("owners/owner-1/a.jpg", "0".repeat(64), "image/jpeg", 4, 3, 99L))
        .setCaption(
            CaptionSpec.newBuilder()
                .setMode(CaptionMode.GIVEN)
                .setTop("当你终于修好了那个 bug 😀")
                .setTemperature(0.7f)
                .setSeed(-1L)
                .build())
        .setProfiles(List.of("original", "wechat"))
        .setRequestedAt(NOW)
        .setDeadline(NOW.plusSeconds(60))
        .build();
  }

  static AssemblyState state() {
    return AssemblyState.newBuilder()
        .setRequest(request())
        .setFailures(
            List.of(
                new StageFailed(
                    "meme-1",
                    "owner-1",
                    Stage.FACE_TRANSFER,
                    FailureReason.NO_FACE,
                    "No face was found.",
                    1,
                    NOW)))
        .setPhase(AssemblyPhase.RENDERING)
        .setUpdatedAt(NOW)
        .build();
  }

  static DeadLetter letter() {
    return DeadLetter.newBuilder()
        .setTopic("memes.requested")
        .setPartition(3)
        .setOffset(1L << 40)
        .setTimestamp(NOW)
        .setValue(ByteBuffer.wrap(new byte[] {1, 2, 3}))
        .setHeaders(Map.of("traceparent", ByteBuffer.wrap(new byte[] {4})))
        .setService("captioner")
        .setReason("CORRUPT")
        .setMessage("It ends early.")
        .setFailedAt(NOW)
        .build();
  }

  static Caption caption() {
    return new Caption("top", null, -1.5);
  }
}
