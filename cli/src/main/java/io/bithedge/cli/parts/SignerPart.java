package io.bithedge.cli.parts;

import io.bithedge.cli.process.Part;
import io.bithedge.stacks.remote.SignerClient;
import io.bithedge.stacks.remote.SignerStatus;
import io.bithedge.stacks.remote.SignerUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The process that holds the keys of the services: it has a Unix socket instead of a port. */
public final class SignerPart {
    public static final String NAME = "signer";

    private static final int HEAP_MB = 192;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Layout layout;
    private final Optional<Path> passphraseFile;

    /** `passphraseFile` opens the keys; without one it is `passphrase` in the signer's folder. */
    public SignerPart(Layout layout, Optional<Path> passphraseFile) {
        this.layout = layout;
        this.passphraseFile = passphraseFile;
    }

    public Part prepare() {
        String marker = Java.marker(NAME, layout);
        Path target = layout.home().resolve(NAME).resolve("target");
        Path jar = target.resolve(NAME + "-" + ServiceParts.VERSION + ".jar");
        List<String> words = new ArrayList<>(List.of(
                "-cp",
                Java.classPath(jar, target.resolve("lib").resolve("*")),
                "io.bithedge.signer.cli.SignerMain",
                "serve",
                "--folder=" + layout.signer(),
                "--socket=" + layout.signerSocket()));
        passphraseFile.ifPresent(file -> words.add("--passphrase-file=" + file.toAbsolutePath()));
        return new Part(
                NAME,
                Java.part(NAME, layout, HEAP_MB, words),
                Map.of(),
                layout.data(),
                layout.log(NAME),
                marker,
                0,
                new Answers(layout),
                Duration.ofSeconds(15));
    }

    private record Answers(Layout layout) implements Part.Readiness {
        @Override
        public boolean isReady() throws SignerUnavailableException {
            try (SignerClient client = SignerClient.connect(layout.signerSocket(), PATIENCE)) {
                return !client.accounts().isEmpty();
            }
        }

        @Override
        public boolean isThere() throws SignerUnavailableException {
            return isReady();
        }
    }

    /** One line of what it says of itself. */
    public static String status(Layout layout) {
        try (SignerClient client = SignerClient.connect(layout.signerSocket(), PATIENCE)) {
            return describe(client.status());
        } catch (SignerUnavailableException silent) {
            return "does not answer";
        }
    }

    private static String describe(SignerStatus status) {
        String spent = status.roles().stream()
                .map(role ->
                        "%s %,d of %,d".formatted(role.role(), role.spentTodayMicroStx(), role.dailyLimitMicroStx()))
                .collect(Collectors.joining(", "));
        String quotes = status.quotes()
                .map(each -> "; quotes: %d signed, %d refused, of the last hour %s"
                        .formatted(
                                each.signed(),
                                each.refused(),
                                each.budgets().stream()
                                        .map(budget -> "%s %,d of %,d"
                                                .formatted(budget.token(), budget.ofHour(), budget.mostOfHour()))
                                        .collect(Collectors.joining(", "))))
                .orElse("");
        String refusal = status.lastRefusal()
                .map(last -> "; last refusal %s %s: %s".formatted(last.role(), last.code(), last.message()))
                .orElse("");
        return "%d signed, %d signed again, %d refused since its start; micro-STX today: %s%s%s"
                .formatted(status.signed(), status.repeated(), status.refused(), spent, quotes, refusal);
    }
}
