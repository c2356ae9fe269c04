package org.memestream.renderer.provenance;

/** Terms of the IPTC vocabulary of digital source types that memes are made in. */
public enum DigitalSourceType {
  /** A trained model wrote the text or changed the picture. */
  COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA("compositeWithTrainedAlgorithmicMedia"),
  /** Somebody put their own text onto a picture. */
  HUMAN_EDITS("humanEdits");

  private static final String VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

  private final String term;

  DigitalSourceType(String term) {
    this.term = term;
  }

  /** The term's identifier. */
  public String uri() {
    return VOCABULARY + term;
  }
}
