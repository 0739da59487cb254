package io.bithedge.cli.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The made-up market that the oracle replays on devnet.
 *
 * @param ticks followed as it grows: appending a line moves the market
 * @param closes past daily closes, from which volatility is computed
 */
public record PriceFiles(Path ticks, Path closes) implements MadeMarket {
    private static final List<String> SOURCES = List.of("sim-a", "sim-b", "sim-c");
    private static final int CLOSES = 120;
    private static final double DAILY_MOVE = 0.03;
    private static final double FIRST_BTC = 60_000;
    private static final double FIRST_STX = 0.80;

    public static PriceFiles in(Path folder) {
        return new PriceFiles(folder.resolve("ticks.csv"), folder.resolve("closes.csv"));
    }

    /** Writes first prices when there are none, and closes up to yesterday. */
    public void prepare() throws IOException {
        Files.createDirectories(ticks.toAbsolutePath().getParent());
        AtomicFile.write(closes, closes(LocalDate.now(ZoneOffset.UTC)));
        if (!Files.exists(ticks)) {
            append(tick("BTC", FIRST_BTC) + tick("STX", FIRST_STX));
        }
    }

    /** Moves the market: every source says this from now on. */
    @Override
    public void move(String asset, double usd) throws IOException {
        append(tick(asset, usd));
    }

    private void append(String lines) throws IOException {
        Files.writeString(ticks, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String tick(String asset, double usd) {
        StringBuilder lines = new StringBuilder();
        for (String source : SOURCES) {
            lines.append(String.format(Locale.ROOT, "now,%s,%s,%.6f%n", asset, source, usd));
        }
        return lines.toString();
    }

    /** A random walk backwards from the first prices; the move of a day depends on the day only. */
    private static String closes(LocalDate today) {
        StringBuilder lines = new StringBuilder();
        double btc = FIRST_BTC;
        double stx = FIRST_STX;
        for (LocalDate day = today.minusDays(1); day.isAfter(today.minusDays(CLOSES + 1L)); day = day.minusDays(1)) {
            for (String source : SOURCES) {
                lines.insert(0, String.format(Locale.ROOT, "%s,STX,%s,%.6f%n", day, source, stx));
                lines.insert(0, String.format(Locale.ROOT, "%s,BTC,%s,%.2f%n", day, source, btc));
            }
            SplittableRandom random = new SplittableRandom(day.toEpochDay());
            btc *= Math.exp(random.nextGaussian() * DAILY_MOVE);
            stx *= Math.exp(random.nextGaussian() * DAILY_MOVE);
        }
        return lines.toString();
    }
}
