package org.memestream.ingest.backfill;

import java.net.URI;
import java.util.List;
import org.memestream.runtime.config.StoreConfig;
import org.memestream.runtime.store.BucketReader;
import org.memestream.runtime.store.ObjectMissingException;

/** All pictures in a bucket whose keys begin with a prefix. */
public final class BucketSource implements BackfillSource {

  private final URI uri;
  private final BucketReader bucket;
  private final LabelSource labels;
  private final long maxBytes;

  /**
   * @param uri {@code s3://BUCKET[/PREFIX]}
   * @param maxBytes largest object that is read
   * @throws IllegalArgumentException when it is another address
   */
  public BucketSource(URI uri, StoreConfig.S3Config config, LabelSource labels, long maxBytes) {
    this.uri = uri;
    this.bucket = BucketReader.open(uri, config);
    this.labels = labels;
    this.maxBytes = maxBytes;
  }

  @Override
  public String name() {
    return uri.toString();
  }

  @Override
  public void visit(Visitor visitor) throws InterruptedException {
    bucket.visit(
        object -> {
          String key = object.key();
          if (!PictureNames.isPicture(key)) {
            visitor.passedOver();
          } else {
            visitor.item(
                new BackfillItem(
                    List.of(key),
                    key,
                    key,
                    new StoredFile(bucket, key, maxBytes),
                    Wishes.labelled(labels.ofName(key))));
          }
        });
  }

  @Override
  public void close() {
    bucket.close();
  }

  /**
   * A picture in a bucket.
   *
   * @param key whole
   * @param maxBytes a larger one is not received whole
   */
  record StoredFile(BucketReader bucket, String key, long maxBytes)
      implements BackfillItem.Content {

    @Override
    public byte[] read() throws UnreadableItemException {
      try {
        byte[] bytes = bucket.read(key, maxBytes + 1);
        if (bytes.length > maxBytes) {
          throw LocalFile.tooLarge(maxBytes);
        }
        return bytes;
      } catch (ObjectMissingException e) {
        throw new UnreadableItemException(ItemProblem.NOT_FOUND, "There is no such object.");
      }
    }
  }
}
