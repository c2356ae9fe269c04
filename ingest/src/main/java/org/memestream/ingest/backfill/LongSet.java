package org.memestream.ingest.backfill;

/**
 * A set of longs in 12 to 23 bytes each. Not thread-safe.
 *
 * <p>Open addressing with linear probing; the values are hashes, so their low bits will do.
 */
final class LongSet {

  private static final int FIRST_CAPACITY = 1024;

  private long[] table = new long[FIRST_CAPACITY];
  private int inTable;
  private boolean zero;

  /** Adds a value; whether it is new. */
  boolean add(long value) {
    if (value == 0) {
      boolean added = !zero;
      zero = true;
      return added;
    }
    int place = place(table, value);
    if (table[place] == value) {
      return false;
    }
    table[place] = value;
    inTable++;
    if (inTable > table.length / 3 * 2) {
      grow();
    }
    return true;
  }

  boolean contains(long value) {
    return value == 0 ? zero : table[place(table, value)] == value;
  }

  int size() {
    return inTable + (zero ? 1 : 0);
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(table.length, 2)];
    for (long value : table) {
      if (value != 0) {
        larger[place(larger, value)] = value;
      }
    }
    table = larger;
  }

  /** Where it is, or would be. */
  private static int place(long[] table, long value) {
    int place = (int) value & (table.length - 1);
    while (table[place] != 0 && table[place] != value) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }
}
