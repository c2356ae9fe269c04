package org.memestream.captioner.caption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An encoder that does not look at a picture twice. Thread-safe. Closing closes the encoder.
 *
 * <p>{@link #recall} is asked before a picture is fetched and decoded, {@link #vectors} for a
 * batch.
 */
public final class PictureMemory implements AutoCloseable {

  private final PictureEncoder encoder;
  private final VectorCache cache;

  /**
   * @param encoder looks at pictures
   * @param cache may serve other encoders too
   */
  public PictureMemory(PictureEncoder encoder, VectorCache cache) {
    this.encoder = encoder;
    this.cache = cache;
  }

  /** The picture, if it was encoded before and is still remembered. */
  public Optional<Sight.Known> recall(String sha256) {
    return cache.find(key(sha256)).map(Sight.Known::new);
  }

  /**
   * The vectors of a batch, in its order. Fresh pictures are encoded together, those of one hash
   * once, and remembered.
   */
  public List<float[]> vectors(List<Sight> sights) {
    List<RgbPicture> pictures = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    int[] from = new int[sights.size()];
    for (int i = 0; i < from.length; i++) {
      if (sights.get(i) instanceof Sight.Fresh fresh) {
        Integer place = fresh.sha256().map(places::get).orElse(null);
        from[i] = place == null ? pictures.size() : place;
        if (place == null) {
          fresh.sha256().ifPresent(hash -> places.put(hash, pictures.size()));
          pictures.add(fresh.picture());
        }
      }
    }
    List<float[]> encoded = pictures.isEmpty() ? List.of() : encoder.encode(pictures);
    places.forEach((hash, place) -> cache.keep(key(hash), encoded.get(place)));
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < from.length; i++) {
      vectors.add(
          sights.get(i) instanceof Sight.Known known ? known.vector() : encoded.get(from[i]));
    }
    return vectors;
  }

  /** The encoder. */
  public PictureEncoder encoder() {
    return encoder;
  }

  private VectorCache.Key key(String sha256) {
    return new VectorCache.Key(sha256, encoder.identity());
  }

  @Override
  public void close() {
    encoder.close();
  }
}
