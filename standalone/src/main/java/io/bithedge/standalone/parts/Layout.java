package io.bithedge.standalone.parts;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param home the checkout, with what the build left in it
 * @param data everything a running system keeps; removing it is a fresh start
 */
public record Layout(Path home, Path data) {
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

    public Path kafka() {
        return data.resolve("kafka");
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

    public Path kafkaJars() {
        return home.resolve("standalone/parts/target/kafka");
    }

    public Path registryApplication() {
        return home.resolve("standalone/parts/target/registry");
    }
}
