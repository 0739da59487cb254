package io.bithedge.brokertests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/** An authority and who has a certificate of it, made with the JDK's keytool; the stores that broker and clients are given. */
final class Certificates {
    static final String PASSWORD = "store-secret";

    private final Path folder;
    private final KeyStore all;

    private Certificates(Path folder, KeyStore all) {
        this.folder = folder;
        this.all = all;
    }

    static Certificates in(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("all.p12");
        generate(file, "authority", List.of("-ext", "bc:c"));
        generate(file, "stranger", List.of("-ext", "bc:c"));
        generate(file, "broker", List.of("-signer", "authority", "-ext", "san=ip:127.0.0.1"));
        generate(file, "oracle", List.of("-signer", "authority"));
        generate(file, "expired", List.of("-signer", "authority", "-startdate", "-10d", "-validity", "5"));
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            all.load(in, PASSWORD.toCharArray());
        }
        return new Certificates(folder, all);
    }

    private static void generate(Path file, String name, List<String> further)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(further);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool made no certificate of " + name + ": " + said);
        }
    }

    /** Whom somebody believes. */
    Path trusting(String authority) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setCertificateEntry(authority, all.getCertificate(authority));
        return written(store, "trusting-" + authority);
    }

    /** Who somebody is. */
    Path of(String name) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry(
                name, all.getKey(name, PASSWORD.toCharArray()), PASSWORD.toCharArray(), all.getCertificateChain(name));
        return written(store, name);
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** Once: others may be reading it. */
    private synchronized Path written(KeyStore store, String name) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name + ".p12");
        if (Files.exists(file)) {
            return file;
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
