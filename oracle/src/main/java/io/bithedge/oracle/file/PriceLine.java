package io.bithedge.oracle.file;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation;
import io.bithedge.oracle.Observation.Close;
import io.bithedge.oracle.UsdPrice;
import io.bithedge.stacks.Excerpt;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** One line of a price file, decoded. */
sealed interface PriceLine {
    String TICKS_HEADER = "observed-at-ms-offset,asset,source,price-usd";
    String CLOSES_HEADER = "day,asset,source,close-usd";
    /** In place of an offset: observed when the feed reads the line. */
    String NOW = "now";

    Pattern UNSIGNED = Pattern.compile("[0-9]{1,15}");

    /** Header, comment (#) or blank. */
    record Nothing() implements PriceLine {}

    /** `offsetMs` counts from the start of the feed; empty means when it is read. */
    record TickLine(OptionalLong offsetMs, Asset asset, String source, UsdPrice price) implements PriceLine {}

    record CloseLine(Close close) implements PriceLine {}

    record Malformed(String why) implements PriceLine {}

    static PriceLine tick(String line) {
        if (isNothing(line, TICKS_HEADER)) {
            return new Nothing();
        }
        String[] fields = line.split(",", -1);
        if (fields.length != 4) {
            return new Malformed("expected " + TICKS_HEADER + ", got " + quoted(line));
        }
        boolean now = fields[0].equals(NOW);
        if (!now && !UNSIGNED.matcher(fields[0]).matches()) {
            return new Malformed("expected milliseconds since the start or 'now', got " + quoted(fields[0]));
        }
        OptionalLong offset = now ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields[0]));
        Optional<String> fault = fault(fields);
        return fault.isPresent()
                ? new Malformed(fault.get())
                : new TickLine(offset, asset(fields), fields[2], price(fields));
    }

    /** The day is an ISO date or the number of days since 1970-01-01. */
    static PriceLine close(String line) {
        if (isNothing(line, CLOSES_HEADER)) {
            return new Nothing();
        }
        String[] fields = line.split(",", -1);
        if (fields.length != 4) {
            return new Malformed("expected " + CLOSES_HEADER + ", got " + quoted(line));
        }
        OptionalLong day = day(fields[0]);
        if (day.isEmpty()) {
            return new Malformed("expected a day as 2026-11-23 or days since 1970, got " + quoted(fields[0]));
        }
        Optional<String> fault = fault(fields);
        return fault.isPresent()
                ? new Malformed(fault.get())
                : new CloseLine(new Close(asset(fields), fields[2], day.getAsLong(), price(fields)));
    }

    private static boolean isNothing(String line, String header) {
        return line.isEmpty() || line.startsWith("#") || line.equals(header);
    }

    private static Optional<String> fault(String[] fields) {
        Optional<Asset> asset = Asset.named(fields[1]);
        if (asset.isEmpty()) {
            return Optional.of("expected asset BTC or STX, got " + quoted(fields[1]));
        }
        if (!Observation.isSourceName(fields[2])) {
            return Optional.of("expected a source of a-z, 0-9 and hyphens, got " + quoted(fields[2]));
        }
        Optional<UsdPrice> price = UsdPrice.parseHalfUp(fields[3]);
        if (price.isEmpty()) {
            return Optional.of("expected a positive plain decimal of USD, got " + quoted(fields[3]));
        }
        if (!asset.get().believes(price.get())) {
            return Optional.of("expected a price of %s within %s, got %s"
                    .formatted(fields[1], asset.get().range(), fields[3]));
        }
        return Optional.empty();
    }

    private static Asset asset(String[] fields) {
        return Asset.named(fields[1]).orElseThrow();
    }

    private static UsdPrice price(String[] fields) {
        return UsdPrice.parseHalfUp(fields[3]).orElseThrow();
    }

    private static OptionalLong day(String text) {
        if (UNSIGNED.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text));
        }
        try {
            long day = LocalDate.parse(text).toEpochDay();
            return day < 0 ? OptionalLong.empty() : OptionalLong.of(day);
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static String quoted(String text) {
        return "'" + Excerpt.of(text, 80) + "'";
    }
}
