package org.memestream.runtime.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A key with a certificate of its own for 127.0.0.1, made by the running JDK's {@code keytool} in a
 * folder of the test.
 *
 * @param keyStore PKCS12 file with the key
 * @param trusted PEM file with the certificate, for clients
 * @param password of the key store
 */
public record Certificates(Path keyStore, Path trusted, String password) {

  private static final String ALIAS = "server";

  /**
   * Makes them.
   *
   * @param folder where the files go
   * @param name what they are called there
   */
  public static Certificates make(Path folder, String name) {
    Path keyStore = folder.resolve(name + ".p12");
    Path trusted = folder.resolve(name + ".pem");
    String password = "keystore-" + name;
    List<String> store =
        List.of("-keystore", keyStore.toString(), "-storepass", password, "-alias", ALIAS);
    keytool(
        List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"),
        List.of("-storetype", "PKCS12", "-dname", "CN=" + name),
        List.of("-ext", "san=ip:127.0.0.1,dns:localhost"),
        store);
    keytool(List.of("-exportcert", "-rfc", "-file", trusted.toString()), store);
    return new Certificates(keyStore, trusted, password);
  }

  @SafeVarargs
  private static void keytool(List<String>... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    List.of(arguments).forEach(command::addAll);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool failed: " + said);
      }
    } catch (IOException e) {
      throw new IllegalStateException("keytool did not run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("keytool was interrupted", e);
    }
  }
}
