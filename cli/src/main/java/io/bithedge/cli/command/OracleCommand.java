package io.bithedge.cli.command;

import io.bithedge.cli.parts.ClosesImport;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.SystemState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `bithedge oracle`. */
@Command(
        name = "oracle",
        mixinStandardHelpOptions = true,
        description = "Prices.",
        subcommands = OracleCommand.Import.class)
public final class OracleCommand {
    /** `bithedge oracle import`. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Writes past daily closes, from which volatility is computed, to the running system.",
                "A close is known by asset, source and day: importing it again changes nothing."
            })
    static final class Import implements Callable<Integer> {
        @Mixin
        private DataOption data = new DataOption();

        @ArgGroup(multiplicity = "1")
        private Origin origin = new Origin();

        @Option(
                names = "--days",
                paramLabel = "N",
                defaultValue = "365",
                description = "How many days up to yesterday, of a venue (default: 365).")
        private int days = 365;

        /** Where the closes come from. */
        static final class Origin {
            @Option(
                    names = "--from",
                    paramLabel = "FILE",
                    description = "CSV of day,asset,source,close-usd; the day as 2026-11-23 or days since 1970.")
            private Optional<Path> file = Optional.empty();

            @Option(
                    names = "--venue",
                    paramLabel = "NAME",
                    description = "Daily candles of a venue quoted in USD: coinbase or kraken.")
            private Optional<String> venue = Optional.empty();
        }

        @Override
        public Integer call() throws Exception {
            Layout layout = data.layout();
            SystemState running = SystemState.read(layout.system())
                    .filter(SystemState::isSupervised)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "nothing runs with " + layout.data() + ": run `bithedge up` first"));
            ClosesImport closes = new ClosesImport(layout, running);
            return origin.file.isPresent()
                    ? closes.ofFile(origin.file.get())
                    : closes.ofVenue(origin.venue.orElseThrow(), days);
        }
    }
}
