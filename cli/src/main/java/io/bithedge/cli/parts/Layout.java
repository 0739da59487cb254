package io.bithedge.cli.parts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where things are.
 *
 * @param home the checkout, with what the build left in it
 * @param data everything a running system keeps; removing it is a fresh start
 */
public record Layout(Path home, Path data) {
    /** Linux takes 107 bytes, macOS 103. */
    private static final int LONGEST_SOCKET_PATH = 103;

    public Layout {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** The checkout as the start script names it. */
    public static Layout withData(Path data) {
        return new Layout(Path.of(System.getProperty("bithedge.home", ".")), data);
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** What a broker keeps. */
    public Path kafka(Instance broker) {
        return data.resolve(broker.partName());
    }

    public Path registry() {
        return data.resolve("registry");
    }

    public Path devnet() {
        return data.resolve("devnet");
    }

    public Path keys() {
        return data.resolve("keys");
    }

    /** Sealed keys, policy and record of the signer. */
    public Path signer() {
        return data.resolve("signer");
    }

    /** Unix sockets have short names only: in a deep folder it is among the temporary files. */
    public Path signerSocket() {
        Path usual = signer().resolve("run").resolve("signer.sock");
        return usual.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH
                ? usual
                : Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "bithedge-" + UUID.nameUUIDFromBytes(data.toString().getBytes(StandardCharsets.UTF_8)),
                        "signer.sock");
    }

    public Path state(String service) {
        return data.resolve("state").resolve(service);
    }

    public Path prices() {
        return data.resolve("prices");
    }

    /** What runs now, or ran when the supervisor was killed. */
    public Path system() {
        return data.resolve("system.json");
    }

    public Path deployment() {
        return data.resolve("deployment.json");
    }

    /** The built pages; a checkout without them has no such folder. */
    Path pages() {
        return home.resolve("web/dist");
    }

    /** The sources of our contracts. */
    public Path contracts() {
        return home.resolve("clarity/contracts");
    }

    /** Class archives of the parts, beside the jars they were made from. */
    Path classArchives() {
        return home.resolve("target/class-archives");
    }

    public Path kafkaJars() {
        return home.resolve("foreign-parts/target/kafka");
    }

    public Path registryApplication() {
        return home.resolve("foreign-parts/target/registry");
    }
}
