package org.memestream.renderer.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.memestream.schemas.Box;
import org.memestream.schemas.Caption;
import org.memestream.schemas.CaptionSpec;
import org.memestream.schemas.FaceSpec;
import org.memestream.schemas.FaceTransferred;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.Lane;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeErased;
import org.memestream.schemas.MemeRendered;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Origin;
import org.memestream.schemas.RenderedPicture;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageFailed;
import org.memestream.schemas.StageTiming;

/** Events of one meme, as the other services would send them. */
public final class Parts {
  public static final String OWNER = "owner-1";
  public static final Duration TIME_LIMIT = Duration.ofSeconds(60);

  /** How the meme's faces are to be treated. */
  public enum Faces {
    UNTOUCHED,
    BEST_EFFORT,
    REQUIRED
  }

  private final String id;
  private final Instant requestedAt;

  public Parts(String id, Instant requestedAt) {
    this.id = id;
    this.requestedAt = requestedAt;
  }

  public MemeRequested request(Faces faces) {
    return request(CaptionSpec.newBuilder().build(), faces);
  }

  public MemeRequested requestWithoutText(Faces faces) {
    return request(null, faces);
  }

  /** Needs nothing but drawing, and nobody waits for it. */
  public MemeRequested requestInBulk() {
    return MemeRequested.newBuilder(requestWithoutText(Faces.UNTOUCHED)).setLane(Lane.BULK).build();
  }

  /** Somebody asks for the erasure of this meme. */
  public MemeErased erased(String owner) {
    return new MemeErased(id, owner, requestedAt);
  }

  private MemeRequested request(CaptionSpec caption, Faces faces) {
    FaceSpec face =
        switch (faces) {
          case UNTOUCHED -> null;
          case BEST_EFFORT -> FaceSpec.newBuilder().setExpression("smile").build();
          case REQUIRED -> FaceSpec.newBuilder().setExpression("smile").setRequired(true).build();
        };
    return MemeRequested.newBuilder()
        .setId(id)
        .setOwnerId(OWNER)
        .setOrigin(Origin.UPLOAD)
        .setOriginReference("post-7")
        .setImage(image("source"))
        .setCaption(caption)
        .setFace(face)
        .setStyle("classic")
        .setProfiles(List.of("original"))
        .setRequestedAt(requestedAt)
        .setDeadline(requestedAt.plus(TIME_LIMIT))
        .build();
  }

  public MemeCaptioned captioned() {
    return MemeCaptioned.newBuilder()
        .setId(id)
        .setOwnerId(OWNER)
        .setCaptions(List.of(new Caption("when it compiles", "at once", -1.5)))
        .setModel("lstm-1")
        .setSeed(42L)
        .setTiming(timing(Stage.CAPTION, 11))
        .build();
  }

  public FaceTransferred transferred() {
    return FaceTransferred.newBuilder()
        .setId(id)
        .setOwnerId(OWNER)
        .setImage(image("face"))
        .setFaces(List.of(new Box(1, 2, 30, 40)))
        .setModel("warp-1")
        .setTiming(timing(Stage.FACE_TRANSFER, 22))
        .build();
  }

  public MemeRendered rendered() {
    return MemeRendered.newBuilder()
        .setId(id)
        .setOwnerId(OWNER)
        .setPictures(
            List.of(
                RenderedPicture.newBuilder()
                    .setProfile("original")
                    .setImage(image("original-0"))
                    .build()))
        .setTiming(timing(Stage.RENDER, 33))
        .build();
  }

  public StageFailed failed(Stage stage, FailureReason reason) {
    return StageFailed.newBuilder()
        .setId(id)
        .setOwnerId(OWNER)
        .setStage(stage)
        .setReason(reason)
        .setMessage("It did not work; try another picture.")
        .setAttempts(1)
        .setFailedAt(requestedAt.plusSeconds(1))
        .build();
  }

  public ImageRef image(String name) {
    return new ImageRef(
        "owners/" + OWNER + "/memes/" + id + "/" + name + ".jpg",
        "0".repeat(64),
        "image/jpeg",
        640,
        480,
        12_345L);
  }

  private static StageTiming timing(Stage stage, long micros) {
    return StageTiming.newBuilder().setStage(stage).setComputeMicros(micros).build();
  }
}
