package io.bithedge.signer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.signer.Quotes;
import io.bithedge.signer.Scene;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.remote.QuoteSigning;
import io.bithedge.stacks.remote.SignerClient;
import io.bithedge.stacks.remote.SignerUnavailableException;
import io.bithedge.stacks.remote.Signing;
import io.bithedge.stacks.signing.OwnerOnly;
import io.bithedge.stacks.signing.keyfile.Argon2Cost;
import io.bithedge.stacks.signing.keyfile.KeyFile;
import io.bithedge.stacks.signing.keyfile.Passphrase;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process from the jars that were built: killed, restarted, asked wrongly. */
class SignerProcessIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void makeFolder() throws IOException {
        folder = folder.resolve("signer");
        OwnerOnly.createFolder(folder.resolve("keys"));
        write("passphrase", "correct horse battery\n");
        write("policy.json", Scene.POLICY);
        try (Passphrase passphrase = Passphrase.ofFile(folder.resolve("passphrase"))) {
            seal("keeper", 11, passphrase);
            seal("allocator", 12, passphrase);
            seal("quoter", 14, passphrase);
        }
    }

    private void write(String name, String text) throws IOException {
        OwnerOnly.create(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The keys of the scene. */
    private void seal(String role, int secret, Passphrase passphrase) throws IOException {
        byte[] bytes = HexFormat.of().parseHex("%064x".formatted(secret));
        KeyFile.seal(role, bytes, passphrase, Argon2Cost.LEAST)
                .writeNew(folder.resolve("keys").resolve(role + ".json"));
    }

    private Process signer(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                TARGET.resolve("classes") + ":" + TARGET.resolve("lib") + "/*",
                "io.bithedge.signer.cli.SignerMain"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        started.add(process);
        return process;
    }

    private Process serve() throws IOException {
        return signer("serve", "--folder=" + folder);
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Path socket() {
        return folder.resolve("run").resolve("signer.sock");
    }

    private SignerClient connected(Process process) throws IOException {
        while (process.isAlive()) {
            try {
                return SignerClient.connect(socket(), PATIENCE);
            } catch (SignerUnavailableException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new IOException(output(process));
    }

    @AfterEach
    void killAll() {
        started.forEach(Process::destroyForcibly);
    }

    private static StacksTransaction signed(SignerClient client, StacksTransaction unsigned) throws IOException {
        return switch (client.sign("allocator", unsigned, Optional.empty())) {
            case Signing.Signed(StacksTransaction transaction) -> transaction;
            case Signing.Refused(String code, String message) -> throw new IllegalStateException(code + " " + message);
        };
    }

    private static StacksTransaction opening(long nonce) {
        return Scene.call(Scene.VAULT, "open-epochs", nonce)
                .withNonce(nonce)
                .withFee(300)
                .unsigned(Scene.ALLOCATOR.publicKey());
    }

    /** Killed while one client asks as fast as it can; what was given away before is given again, to the byte. */
    @Test
    void givesTheSameBytesAfterKill9() throws Exception {
        List<StacksTransaction> given = new ArrayList<>();
        for (int round = 1; round <= 2; round++) {
            Process process = serve();
            try (SignerClient client = connected(process)) {
                assertThat(client.accounts().get(0).address()).isEqualTo(Scene.ALLOCATOR.address(Network.TESTNET));
                for (StacksTransaction before : given) {
                    assertThat(signed(client, before.unsigned())).isEqualTo(before);
                }
                int enough = given.size() + 40;
                askUntilItDies(client, given, enough, process);
            }
            assertThat(process.waitFor()).isEqualTo(137);
            assertThat(socket()).exists();
        }
        Process last = serve();
        try (SignerClient client = connected(last)) {
            for (StacksTransaction before : given) {
                assertThat(signed(client, before.unsigned())).isEqualTo(before);
            }
            StacksTransaction other =
                    Scene.call(Scene.VAULT, "open-epochs", 999).withFee(300).unsigned(Scene.ALLOCATOR.publicKey());
            assertThat(client.sign("allocator", other, Optional.empty()))
                    .isInstanceOfSatisfying(
                            Signing.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("NONCE_TAKEN"));
        }
        // Not the process itself: that would close the stream which is read below.
        last.toHandle().destroy();
        assertThat(last.waitFor()).isEqualTo(143);
        assertThat(socket()).doesNotExist();
        assertThat(output(last))
                .contains("signer is ready")
                .contains("signed again for allocator")
                .contains("signer has stopped");
    }

    private static void askUntilItDies(
            SignerClient client, List<StacksTransaction> given, int enough, Process process) {
        try {
            while (true) {
                given.add(signed(client, opening(given.size())));
                if (given.size() == enough) {
                    // Not waited for: it dies within one of the next requests.
                    process.destroyForcibly();
                }
            }
        } catch (IOException dead) {
            assertThat(given.size()).isGreaterThanOrEqualTo(enough);
        }
    }

    @Test
    void doesNotStartOnWhatItCannotTrust() throws Exception {
        Process running = serve();
        connected(running).close();
        Process second = serve();
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(output(second)).contains("another signer has it open");
        Process status = signer("status", "--folder=" + folder);
        assertThat(status.waitFor()).isZero();
        assertThat(output(status))
                .contains("0 signed, 0 signed again, 0 refused")
                .contains("keeper");
        running.destroy();
        running.waitFor();

        assertRefusesToStart("passphrase", "another horse battery\n", "wrong passphrase");
        assertRefusesToStart("policy.json", Scene.POLICY.replace("\"version\": 1", "\"version\": 2"), "version");
        Files.writeString(folder.resolve("record.log"), "a line of somebody else\n", StandardOpenOption.APPEND);
        Process damaged = serve();
        assertThat(damaged.waitFor()).isEqualTo(1);
        assertThat(output(damaged)).contains("the record is damaged at byte 0");
    }

    private void assertRefusesToStart(String name, String content, String why) throws Exception {
        Path file = folder.resolve(name);
        String before = Files.readString(file);
        Files.writeString(file, content);
        Process process = serve();
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output(process)).contains(why);
        Files.writeString(file, before);
    }

    /** Neither what it does nor what it refuses tells a key, a passphrase or a signature. */
    @Test
    void tellsNoSecretInItsLog() throws Exception {
        Process process = serve();
        String signature;
        try (SignerClient client = connected(process)) {
            signed(client, opening(0));
            SortedMap<String, ClarityValue> fields = Quotes.put();
            fields.put("valid-until", ClarityValue.uint(Instant.now().getEpochSecond() + 60));
            signature = switch (client.signQuote(ClarityValue.tuple(fields))) {
                case QuoteSigning.Signed(Bytes bytes) -> bytes.toHex();
                case QuoteSigning.Refused refused -> throw new IllegalStateException(refused.toString());
            };
            fields.put("premium", ClarityValue.uint(1));
            assertThat(client.signQuote(ClarityValue.tuple(fields))).isInstanceOf(QuoteSigning.Refused.class);
            assertThat(client.sign("owner", opening(1), Optional.empty())).isInstanceOf(Signing.Refused.class);
        }
        process.toHandle().destroy();
        process.waitFor();
        String log = output(process);
        assertThat(log).contains("signed quote", "PREMIUM_BELOW_FLOOR", "UNKNOWN_ROLE");
        assertThat(log).doesNotContain("correct horse", signature.substring(0, 32));
        for (int secret = 11; secret <= 14; secret++) {
            assertThat(log).doesNotContain("%064x".formatted(secret));
        }
    }

    @Test
    void makesImportsAndShowsKeysWithoutShowingThem() throws Exception {
        String hex = "%064x".formatted(0xBEEF);
        write("plain.key", hex + "\n");
        String here = "--folder=" + folder;
        String cheap = "--memory-kib=19456";
        Process created = signer("create-key", here, cheap, "--iterations=2", "owner");
        Process imported = signer(
                "import-key", here, cheap, "--iterations=2", "--key-file=" + folder.resolve("plain.key"), "guardian");
        assertThat(List.of(created.waitFor(), imported.waitFor())).containsOnly(0);
        Process again = signer("create-key", here, cheap, "owner");
        Process weak = signer("create-key", here, "--memory-kib=1024", "auditor");
        Process shown = signer("show", here);
        assertThat(again.waitFor()).isEqualTo(1);
        assertThat(weak.waitFor()).isEqualTo(1);
        assertThat(output(weak)).contains("memoryKib: expected 19456 to 1048576, got 1024");
        assertThat(shown.waitFor()).isZero();
        assertThat(output(shown))
                .contains("allocator", "guardian", "keeper", "owner")
                .doesNotContain(hex)
                .doesNotContain("auditor");
        assertThat(Files.readString(folder.resolve("keys").resolve("guardian.json")))
                .doesNotContain(hex);
    }
}
