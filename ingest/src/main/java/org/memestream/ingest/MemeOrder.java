package org.memestream.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.Lane;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Origin;
import org.memestream.schemas.Stage;

/**
 * One meme to be made. Built with {@link #of}.
 *
 * @param picture the picture file as it came; not copied, and not to be changed until the meme is
 *     sent
 * @param id meme id, for callers that derive it from their own keys; empty draws a new one
 * @param owner whose meme it is; erasing an owner removes it
 * @param caption the text
 * @param expression which expression to put on the faces; empty leaves them alone
 * @param style drawing style, such as one of {@link #STYLES}
 * @param profiles output profiles, at least one, such as of {@link #PROFILES}
 * @param lane which queue it waits in
 * @param deadline when waiting ends, counted from the submission; empty takes the client's default
 * @param origin how the order came in
 * @param originReference the origin's own reference, such as a post's address
 * @param fingerprint SHA-256 over all that is asked, 64 lower-case hex digits, for callers that
 *     tell a repeat under the same id from another request
 */
public record MemeOrder(
    byte[] picture,
    Optional<String> id,
    String owner,
    CaptionOrder caption,
    Optional<ExpressionOrder> expression,
    String style,
    List<String> profiles,
    Lane lane,
    Optional<Duration> deadline,
    Origin origin,
    Optional<String> originReference,
    Optional<String> fingerprint) {

  /** What ids of memes and owners look like. */
  public static final Pattern KEY_SEGMENT = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

  /** Names of the drawing styles that the renderer has; it alone refuses others. */
  public static final List<String> STYLES =
      List.of("classic", "caption-below", "band", "panda", "plain");

  /** Names of the output profiles that the renderer has; it alone refuses others. */
  public static final List<String> PROFILES =
      List.of("original", "wechat", "telegram", "discord", "slack", "whatsapp");

  public MemeOrder {
    Objects.requireNonNull(picture, "picture");
    Objects.requireNonNull(caption, "caption");
    Objects.requireNonNull(expression, "expression");
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(lane, "lane");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(originReference, "originReference");
    Objects.requireNonNull(fingerprint, "fingerprint");
    profiles = List.copyOf(profiles);
    id.ifPresent(value -> requireKeySegment("id", value));
    requireKeySegment("owner", owner);
    if (profiles.isEmpty()) {
      throw new IllegalArgumentException("profiles must name at least one, such as original");
    }
    deadline.ifPresent(
        value -> {
          if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("deadline must be above zero, but was " + value);
          }
        });
  }

  /** Styles that draw on faces, or beside them. */
  private static final Set<String> STYLES_WITH_FACES = Set.of("panda", "classic");

  /** Styles that are nothing without a face. */
  private static final Set<String> STYLES_OF_FACES = Set.of("panda");

  /** Starts an order for that picture file. */
  public static MemeOrderBuilder of(byte[] picture) {
    return new MemeOrderBuilder(picture);
  }

  /**
   * The event that announces this order.
   *
   * @param driver picture of the expression to take; null when the order has none
   */
  MemeRequested requested(
      String memeId, ImageRef image, ImageRef driver, Instant now, Instant until) {
    return MemeRequested.newBuilder()
        .setId(memeId)
        .setOwnerId(owner)
        .setOrigin(origin)
        .setOriginReference(originReference.orElse(null))
        .setLane(lane)
        .setImage(image)
        .setCaption(caption.spec())
        .setFace(expression.map(order -> order.spec(driver)).orElse(null))
        .setLocateFaces(locatesFaces())
        .setStyle(style)
        .setProfiles(profiles)
        .setFingerprint(fingerprint.orElse(null))
        .setRequestedAt(now)
        .setDeadline(until)
        .build();
  }

  /** In bulk faces are looked for only where the style needs one: it takes as long as a caption. */
  private boolean locatesFaces() {
    return expression.isEmpty()
        && (STYLES_OF_FACES.contains(style)
            || lane == Lane.INTERACTIVE && STYLES_WITH_FACES.contains(style));
  }

  /** Stages that it has to go through before it is drawn. */
  List<Stage> stages() {
    return expression.isPresent() || locatesFaces()
        ? List.of(Stage.CAPTION, Stage.FACE_TRANSFER)
        : List.of(Stage.CAPTION);
  }

  // Both become segments of object keys.
  private static void requireKeySegment(String field, String value) {
    if (!KEY_SEGMENT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s must be 1 to 100 letters A-Z, digits, '.', '_' or '-' and not start with '.', but was '%s'"
              .formatted(field, value));
    }
  }
}
