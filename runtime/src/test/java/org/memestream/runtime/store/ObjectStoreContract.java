package org.memestream.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ObjectStore} promises. A store's test extends this. */
public abstract class ObjectStoreContract {

  private static final String JPEG = "image/jpeg";

  private ObjectStore store;

  /** An empty store, closed by the contract. */
  protected abstract ObjectStore open() throws Exception;

  /** The store under test. */
  protected final ObjectStore store() {
    return store;
  }

  @BeforeEach
  final void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void givesBackWhatWasPut() {
    byte[] all = new byte[256 * 300];
    IntStream.range(0, all.length).forEach(i -> all[i] = (byte) i);
    store.put("owners/o-1/memes/m_1/source.jpg", all, JPEG);
    assertThat(store.get("owners/o-1/memes/m_1/source.jpg")).isEqualTo(all);
  }

  @Test
  void showsObjectsWithTheTimeOfTheirWriting() {
    Instant before = Instant.now().minusSeconds(5);
    store.put("owners/a/memes/1/source.jpg", bytes("1"), JPEG);
    store.put("owners/a/memes/1/frames/000.jpg", bytes("2"), JPEG);
    store.put("others/b", bytes("3"), JPEG);
    List<StoredObject> seen = new ArrayList<>();

    store.visit("owners/", seen::add);

    assertThat(seen)
        .extracting(StoredObject::key)
        .containsExactlyInAnyOrder(
            "owners/a/memes/1/source.jpg", "owners/a/memes/1/frames/000.jpg");
    assertThat(seen)
        .allSatisfy(
            object ->
                assertThat(object.writtenAt()).isBetween(before, Instant.now().plusSeconds(5)));
  }

  @Test
  void whatIsSeenMayBeRemovedAtOnce() {
    for (int i = 0; i < 20; i++) {
      store.put("owners/a/memes/" + i + "/source.jpg", bytes("1"), JPEG);
    }

    store.visit("owners/", object -> store.delete(object.key()));

    assertThat(store.list("owners/")).isEmpty();
  }

  @Test
  void holdsEmptyObjects() {
    store.put("empty", new byte[0], JPEG);
    assertThat(store.get("empty")).isEmpty();
    assertThat(store.exists("empty")).isTrue();
  }

  @Test
  void replacesAnObject() {
    store.put("a/b", bytes("long before"), JPEG);
    store.put("a/b", bytes("after"), JPEG);
    assertThat(store.get("a/b")).isEqualTo(bytes("after"));
    assertThat(store.list("")).containsExactly("a/b");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> store.get("a/none"))
        .isInstanceOf(ObjectMissingException.class)
        .hasMessageContaining("a/none");
    assertThat(store.exists("a/none")).isFalse();
  }

  @Test
  void folderIsNoObject() {
    store.put("a/b/c", bytes("x"), JPEG);
    assertThat(store.exists("a/b")).isFalse();
    assertThatThrownBy(() -> store.get("a/b")).isInstanceOf(ObjectMissingException.class);
  }

  @Test
  void deletesRepeatably() {
    store.put("a/b", bytes("x"), JPEG);
    store.delete("a/b");
    store.delete("a/b");
    assertThat(store.exists("a/b")).isFalse();
    assertThat(store.list("")).isEmpty();
  }

  @Test
  void listsByPrefixSorted() {
    for (String key : List.of("b/2", "a/1", "b/10", "ab", "b/sub/3")) {
      store.put(key, bytes(key), JPEG);
    }
    assertThat(store.list("")).containsExactly("a/1", "ab", "b/10", "b/2", "b/sub/3");
    assertThat(store.list("b/")).containsExactly("b/10", "b/2", "b/sub/3");
    assertThat(store.list("b/1")).containsExactly("b/10");
    assertThat(store.list("a")).containsExactly("a/1", "ab");
    assertThat(store.list("b/sub/3")).containsExactly("b/sub/3");
    assertThat(store.list("c/")).isEmpty();
  }

  @Test
  void deletesAPrefixAndNothingElse() {
    for (String key : List.of("owners/1/a", "owners/1/b/c", "owners/10/a", "owners/2")) {
      store.put(key, bytes(key), JPEG);
    }
    assertThat(store.deletePrefix("owners/1/")).isEqualTo(2);
    assertThat(store.list("")).containsExactly("owners/10/a", "owners/2");
    assertThat(store.deletePrefix("owners/1/")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/./b",
        "a/..",
        "a\\b",
        "a b",
        "ä",
        "表情",
        "a\u0000b",
        "a\nb",
        "a:b",
        "~",
        "%2e%2e/a",
        "a?b",
        "a*"
      })
  void refusesKeysThatAreNone(String key) {
    assertThatThrownBy(() -> store.put(key, new byte[0], JPEG))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.get(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.exists(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
    assertThat(store.list("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "../", "a/../", "a//", "..", "a b/"})
  void refusesPrefixesThatAreNone(String prefix) {
    assertThatThrownBy(() -> store.list(prefix)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.deletePrefix(prefix))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesTheLongestKeys() {
    String segment = "k".repeat(200);
    String longest = (segment + "/" + segment + "/" + segment).substring(0, 512);
    store.put(longest, bytes("x"), JPEG);
    assertThat(store.list("")).containsExactly(longest);
    assertThatThrownBy(() -> store.exists(longest + "k"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("512");
    assertThatThrownBy(() -> store.exists(segment + "k"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void dotsWithinNamesAreFine() {
    store.put("a..b/.hidden/...", bytes("x"), JPEG);
    assertThat(store.list("a..b/")).containsExactly("a..b/.hidden/...");
  }

  @Test
  void probeLeavesNothing() {
    store.probe();
    assertThat(store.list("")).isEmpty();
  }

  @Test
  void readersSeeWholeObjectsWhileOthersWrite() throws Exception {
    byte[] one = new byte[100_000];
    byte[] two = new byte[70_000];
    Arrays.fill(two, (byte) 2);
    store.put("shared/x", one, JPEG);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> work =
          List.of(
              threads.submit(() -> repeat(() -> store.put("shared/x", one, JPEG))),
              threads.submit(() -> repeat(() -> store.put("shared/x", two, JPEG))),
              threads.submit(() -> repeat(() -> assertThat(store.get("shared/x")).isIn(one, two))));
      for (Future<?> each : work) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void writesSurviveConcurrentDeletesOfNeighbours() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> churn =
          threads.submit(
              () ->
                  repeat(
                      () -> {
                        store.put("d/e/f/gone", new byte[1], JPEG);
                        store.delete("d/e/f/gone");
                      }));
      Future<?> writes =
          threads.submit(
              () ->
                  IntStream.range(0, 30)
                      .forEach(
                          i -> {
                            store.put("d/e/f/kept" + i, new byte[1], JPEG);
                            assertThat(store.exists("d/e/f/kept" + i)).isTrue();
                            store.delete("d/e/f/kept" + i);
                          }));
      churn.get();
      writes.get();
    } finally {
      threads.shutdownNow();
    }
    assertThat(store.list("")).isEmpty();
  }

  private static void repeat(Runnable action) {
    for (int i = 0; i < 30; i++) {
      action.run();
    }
  }
}
