package org.memestream.renderer.provenance;

import java.nio.charset.StandardCharsets;

/**
 * Words provenance as an XMP packet (ISO 16684-1): the IPTC digital source type, the tool, and the
 * models, once joined for readers of IPTC (AI System Used, 2025.1) and once each for programs.
 * Holds no date, so that the same facts make the same bytes.
 */
final class XmpPacket {

  private static final String MODELS = "urn:memestream:xmp:1.0/";

  private XmpPacket() {}

  /** The packet in UTF-8. */
  static byte[] of(Provenance provenance) {
    StringBuilder xml = new StringBuilder();
    xml.append("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")
        .append("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n")
        .append("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
        .append("<rdf:Description rdf:about=\"\"")
        .append(" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"")
        .append(" xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\"")
        .append(" xmlns:memestream=\"")
        .append(MODELS)
        .append("\">\n");
    element(xml, "xmp:CreatorTool", provenance.creatorTool());
    element(xml, "Iptc4xmpExt:DigitalSourceType", provenance.source().uri());
    if (!provenance.models().isEmpty()) {
      element(xml, "Iptc4xmpExt:AISystemUsed", String.join(", ", provenance.models()));
      xml.append("<memestream:Models><rdf:Bag>\n");
      provenance.models().forEach(model -> element(xml, "rdf:li", model));
      xml.append("</rdf:Bag></memestream:Models>\n");
    }
    xml.append("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void element(StringBuilder xml, String name, String text) {
    xml.append('<').append(name).append('>');
    text.codePoints().forEach(character -> escaped(xml, character));
    xml.append("</").append(name).append(">\n");
  }

  private static void escaped(StringBuilder xml, int character) {
    switch (character) {
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '&' -> xml.append("&amp;");
      default -> {
        // XML has no place for other control characters.
        if (character >= ' ' && Character.isDefined(character)) {
          xml.appendCodePoint(character);
        }
      }
    }
  }
}
