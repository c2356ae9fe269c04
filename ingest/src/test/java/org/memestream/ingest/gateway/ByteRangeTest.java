package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=2-5, 2, 6",
    "bytes=5-, 5, 10",
    "bytes=5-99, 5, 10",
    "bytes=-3, 7, 10",
    "bytes=-99, 0, 10"
  })
  void sendsAPart(String header, int first, int end) {
    assertThat(ByteRange.of(header, 10)).contains(new ByteRange(first, end));
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-", "bytes=99-100", "bytes=-0"})
  void hasNoSuchPart(String header) {
    assertThat(ByteRange.of(header, 10).orElseThrow().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none",
        "bytes=-",
        "bytes=5-2",
        "'bytes=0-1,3-4'",
        "lines=1-2",
        "bytes=99999999999-"
      })
  void sendsAllWhereItIsNotAsked(String header) {
    assertThat(ByteRange.of(header, 10)).isEmpty();
  }
}
