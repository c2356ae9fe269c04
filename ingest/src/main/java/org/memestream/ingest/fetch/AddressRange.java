package org.memestream.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that begin with the same bits.
 *
 * @param first address with these bits
 * @param bits how many
 */
record AddressRange(InetAddress first, int bits) {

  /** Reads {@code 10.0.0.0/8}; names are never looked up. */
  static AddressRange of(String text) {
    String[] parts = text.split("/");
    try {
      return new AddressRange(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text + " is no range of addresses", e);
    }
  }

  static List<AddressRange> all(String... texts) {
    return Stream.of(texts).map(AddressRange::of).toList();
  }

  boolean contains(InetAddress address) {
    byte[] own = first.getAddress();
    byte[] other = address.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((own[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
