package org.memestream.ingest.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Which addresses may be connected to. */
@FunctionalInterface
public interface AddressPolicy {

  /** Whether the address may be connected to. */
  boolean allows(InetAddress address);

  /**
   * Addresses of the public internet, after the special-purpose registries of IANA (RFC 6890): none
   * that is private, loopback, link-local, shared (RFC 6598), for documentation or benchmarks,
   * multicast, reserved, or that wraps an IPv4 address (mapped, compatible, 6to4, Teredo, NAT64).
   */
  AddressPolicy PUBLIC =
      address ->
          address instanceof Inet4Address
              ? Ranges.FOREIGN_4.stream().noneMatch(range -> range.contains(address))
              : address instanceof Inet6Address
                  && Ranges.GLOBAL_6.contains(address)
                  && Ranges.FOREIGN_6.stream().noneMatch(range -> range.contains(address));

  /** The ranges, so that the interface itself stays small. */
  final class Ranges {

    /** The only part of IPv6 that is given out. */
    private static final AddressRange GLOBAL_6 = AddressRange.of("2000::/3");

    private static final List<AddressRange> FOREIGN_4 =
        AddressRange.all(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    private static final List<AddressRange> FOREIGN_6 =
        AddressRange.all(
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private Ranges() {}
  }
}
