package org.memestream.renderer.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.memestream.renderer.gif.AnimatedGifWriter;
import org.memestream.renderer.palette.Coarseness;
import org.memestream.renderer.png.IndexedPngWriter;
import org.memestream.runtime.picture.AnimatedWebpWriter;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Animations;
import org.memestream.runtime.picture.FrameBudget;
import org.memestream.runtime.picture.PictureFormat;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.picture.SamplePictures;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ProvenanceWriterTest {

  private static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
  private static final Provenance FACTS =
      Provenance.of(List.of("captions 1.2", "faces & <mouths> 3"), SoftwareVersion.ofThisBuild());

  private final ProvenanceWriter writer = new ProvenanceWriter();

  @ParameterizedTest
  @EnumSource(PictureFormat.class)
  void pixelsStayAsTheyAre(PictureFormat format) throws Exception {
    byte[] file = file(format);

    byte[] marked = writer.marked(file, format, FACTS);

    PictureReader reader = new PictureReader();
    assertThat(reader.inspect(marked)).isEqualTo(reader.inspect(file));
    assertThat(reader.read(marked).rgba()).isEqualTo(reader.read(file).rgba());
    assertThat(reader.readFrames(marked, 999, FrameBudget.DEFAULT))
        .hasSameSizeAs(reader.readFrames(file, 999, FrameBudget.DEFAULT));
    assertThat(writer.marked(file, format, FACTS)).isEqualTo(marked);
  }

  @ParameterizedTest
  @EnumSource(PictureFormat.class)
  void theFactsCanBeReadAgain(PictureFormat format) throws Exception {
    Document xmp = xmp(writer.marked(file(format), format, FACTS));

    assertThat(text(xmp, IPTC, "DigitalSourceType"))
        .isEqualTo(
            "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia");
    assertThat(text(xmp, IPTC, "AISystemUsed")).isEqualTo("captions 1.2, faces & <mouths> 3");
    assertThat(text(xmp, "http://ns.adobe.com/xap/1.0/", "CreatorTool"))
        .startsWith("memestream ")
        .doesNotContain("$");
    Element models = (Element) xmp.getElementsByTagNameNS("*", "Models").item(0);
    assertThat(models.getElementsByTagNameNS("*", "li").getLength()).isEqualTo(2);
  }

  @Test
  void withoutAModelAHumanEditedThePicture() throws Exception {
    byte[] png =
        writer.marked(
            file(PictureFormat.PNG),
            PictureFormat.PNG,
            Provenance.of(List.of(), SoftwareVersion.ofThisBuild()));

    assertThat(text(xmp(png), IPTC, "DigitalSourceType")).endsWith("/humanEdits");
    assertThat(new String(png, StandardCharsets.ISO_8859_1)).doesNotContain("AISystem", "Models");
  }

  @Test
  void movingWebpAndPngKeepTheirFrames() throws Exception {
    List<AnimationFrame> frames =
        AnimationFrame.evenly(Animations.crossing(64, 48, 4), Duration.ofMillis(70));
    byte[] webp = new AnimatedWebpWriter().webp(frames, 80);
    byte[] png = new IndexedPngWriter().png(frames, Coarseness.LEAST);

    PictureReader reader = new PictureReader();
    assertThat(reader.inspect(writer.marked(png, PictureFormat.PNG, FACTS)).frames()).isEqualTo(4);
    byte[] marked = writer.marked(webp, PictureFormat.WEBP, FACTS);
    assertThat(reader.readFrames(marked, 999, FrameBudget.DEFAULT)).hasSize(4);
    assertThat(text(xmp(marked), IPTC, "DigitalSourceType")).isNotBlank();
  }

  @Test
  void transparentWebpStaysTransparent() throws Exception {
    byte[] webp = new PictureWriter().webp(SamplePictures.fadingScene(64, 48), 80);

    byte[] marked = writer.marked(webp, PictureFormat.WEBP, FACTS);

    assertThat(new PictureReader().read(marked).hasAlpha()).isTrue();
    int size = ByteBuffer.wrap(marked).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    assertThat(size).isEqualTo(marked.length - 8);
  }

  @Test
  void anotherReaderTakesTheFilesToo() throws Exception {
    for (PictureFormat format : List.of(PictureFormat.JPEG, PictureFormat.PNG, PictureFormat.GIF)) {
      byte[] marked = writer.marked(file(format), format, FACTS);

      assertThat(ImageIO.read(new ByteArrayInputStream(marked)).getWidth()).isEqualTo(64);
    }
  }

  private static byte[] file(PictureFormat format) {
    PictureWriter pictures = new PictureWriter();
    return switch (format) {
      case JPEG -> SamplePictures.jpeg(64, 48);
      case PNG -> SamplePictures.png(64, 48);
      case WEBP -> pictures.webp(SamplePictures.scene(64, 48), 80);
      case GIF ->
          new AnimatedGifWriter().gif(Animations.crossing(64, 48, 4), Duration.ofMillis(70));
    };
  }

  /** The packet as scanners find it: by its markers. */
  private static Document xmp(byte[] file) throws Exception {
    String text = new String(file, StandardCharsets.UTF_8);
    String latin = new String(file, StandardCharsets.ISO_8859_1);
    assertThat(latin).containsOnlyOnce("<x:xmpmeta").containsOnlyOnce("<?xpacket end=\"r\"?>");
    int from = text.indexOf("<x:xmpmeta");
    String xml = text.substring(from, text.indexOf("</x:xmpmeta>") + "</x:xmpmeta>".length());
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Document xmp, String namespace, String name) {
    return xmp.getElementsByTagNameNS(namespace, name).item(0).getTextContent();
  }
}
