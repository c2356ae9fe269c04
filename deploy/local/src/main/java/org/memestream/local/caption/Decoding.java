package org.memestream.local.caption;

import org.memestream.captioner.caption.SampledBeamSearch;

/** How captions are written. */
enum Decoding {
  /** A sampled beam search, as the services write. */
  SEARCH(SampledBeamSearch.DEFAULT),
  /** One word after the other, as likely as the decoder says. */
  SAMPLE(SampledBeamSearch.SAMPLING);

  private final SampledBeamSearch search;

  Decoding(SampledBeamSearch search) {
    this.search = search;
  }

  SampledBeamSearch search() {
    return search;
  }
}
