package org.memestream.faults;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.memestream.ingest.MemeFailedException;
import org.memestream.ingest.MemeOrderBuilder;
import org.memestream.ingest.MemestreamClient;

/** Through the producer library. */
final class ClientSubmitter implements Submitter {

  private final MemestreamClient client;
  private final String owner;
  private final IntFunction<MemeOrderBuilder> orders;

  /**
   * @param owner of the memes, and the beginning of their ids
   * @param orders what is asked for, by number
   */
  ClientSubmitter(Cluster cluster, String owner, IntFunction<MemeOrderBuilder> orders) {
    this.client = MemestreamClient.connect(cluster.clientConfig());
    this.owner = owner;
    this.orders = orders;
  }

  /** Ends with the meme itself: a meme that failed was taken. */
  @Override
  public CompletableFuture<String> submit(int number) {
    String id = "%s-%05d".formatted(owner, number);
    return client
        .submit(orders.apply(number).id(id).owner(owner).build())
        .handle(
            (finished, failure) -> {
              if (failure != null && !(failure instanceof MemeFailedException)) {
                throw new NotTakenException(id, failure);
              }
              return id;
            });
  }

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public void close() {
    client.close();
  }
}
