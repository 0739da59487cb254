package io.bithedge.cli.tx.desk;

import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.clarity.ClarityValue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Transactions as text. Times are UTC, fees micro-STX. */
final class HistoryText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NOTHING = "-";

    private HistoryText() {}

    static List<String> table(List<TransactionHistory> histories, long nowMs) {
        Columns columns = new Columns().row("ID", "SIGNER", "STATE", "SINCE", "NONCE", "FEE", "BLOCK", "WHAT, WHY");
        for (TransactionHistory history : histories) {
            SubmittedTransaction last = history.last();
            columns.row(
                    history.commandId(),
                    history.signer(),
                    last.getState().name(),
                    age(nowMs - last.getChangedAtMs()),
                    nonce(last),
                    fee(last),
                    block(last),
                    sentence(history));
        }
        return columns.lines();
    }

    static List<String> whole(TransactionHistory history, long nowMs) {
        SubmittedTransaction last = history.last();
        List<String> lines = new ArrayList<>();
        lines.add(history.key());
        lines.addAll(new Columns()
                .row("  state", "%s for %s".formatted(last.getState(), age(nowMs - last.getChangedAtMs())))
                .row("  reason", orNothing(why(last)))
                .row("  account", orNothing(last.getAddress()))
                .row("  call", call(last))
                .row("  carries", String.join(", ", history.carries()))
                .row("  nonce, fee", "%s, %s micro-STX".formatted(nonce(last), fee(last)))
                .row("  signed at", burnHeight(last.getSignedAtBurnHeight()))
                .row("  deadline", burnHeight(last.getDeadlineBurnHeight()))
                .row("  txid", orNothing(last.getTxid()))
                .row("  replaces", orNothing(String.join(", ", last.getReplacedTxids())))
                .row("  block", placed(last))
                .row("  result", result(last.getResult()))
                .lines());
        lines.add("");
        lines.addAll(records(history));
        return lines;
    }

    private static List<String> records(TransactionHistory history) {
        Columns columns = new Columns().row("  TIME (UTC)", "STATE", "NONCE", "FEE", "BLOCK", "TXID", "BY", "WHY");
        for (SubmittedTransaction each : history.records()) {
            columns.row(
                    "  " + time(each.getChangedAtMs()),
                    each.getState().name(),
                    nonce(each),
                    fee(each),
                    block(each),
                    abbreviated(each.getTxid()),
                    orNothing(each.getOperator()),
                    orNothing(why(each)));
        }
        return columns.lines();
    }

    static String time(long epochMs) {
        return TIME.format(Instant.ofEpochMilli(epochMs));
    }

    /** Two units at most: 2 d 3 h, 5 min 10 s, 7 s. */
    static String age(long ms) {
        Duration age = Duration.ofMillis(Math.max(0, ms));
        if (age.toDays() > 0) {
            return "%d d %d h".formatted(age.toDays(), age.toHoursPart());
        }
        if (age.toHours() > 0) {
            return "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
        }
        return age.toMinutes() > 0
                ? "%d min %d s".formatted(age.toMinutes(), age.toSecondsPart())
                : age.toSeconds() + " s";
    }

    /** What the call returned, as Clarity writes it. */
    static String result(ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return NOTHING;
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        Bytes result = Bytes.copyOf(copy);
        try {
            return ClarityValue.decode(result).toString();
        } catch (MalformedException e) {
            return result.toPrefixedHex();
        }
    }

    private static String sentence(TransactionHistory history) {
        SubmittedTransaction last = history.last();
        String what = isFiller(history) ? "uses up its nonce" : last.getFunction();
        String others = history.carries().size() > 1
                ? " for %d commands".formatted(history.carries().size())
                : "";
        return why(last).isEmpty() ? what + others : "%s%s: %s".formatted(what, others, why(last));
    }

    /** No command stands behind it: it lets those with higher nonces go on. */
    private static boolean isFiller(TransactionHistory history) {
        return history.commandId().startsWith("filler:");
    }

    /** The stable word first, then the sentence. */
    private static String why(SubmittedTransaction each) {
        return each.getCause().isEmpty() ? each.getReason() : "%s, %s".formatted(each.getCause(), each.getReason());
    }

    private static String call(SubmittedTransaction last) {
        return last.getContract().isEmpty() ? NOTHING : last.getContract() + " " + last.getFunction();
    }

    /** Nonce and fee are set from the signing on, the block from the mining on. */
    private static String nonce(SubmittedTransaction each) {
        return isBound(each) ? Long.toString(each.getNonce()) : NOTHING;
    }

    private static String fee(SubmittedTransaction each) {
        return isBound(each) ? Long.toString(each.getFee()) : NOTHING;
    }

    static boolean isBound(SubmittedTransaction each) {
        return each.getFee() > 0;
    }

    private static String block(SubmittedTransaction each) {
        return each.getHeight() == 0 ? NOTHING : Long.toString(each.getHeight());
    }

    private static String placed(SubmittedTransaction each) {
        return each.getHeight() == 0
                ? NOTHING
                : "%d (burn height %d), %s, as %s"
                        .formatted(
                                each.getHeight(),
                                each.getBurnHeight(),
                                each.getIndexBlockHash(),
                                each.getMinedTxid().isEmpty() ? each.getTxid() : each.getMinedTxid());
    }

    private static String burnHeight(long height) {
        return height == 0 ? NOTHING : "burn height " + height;
    }

    private static String abbreviated(String txid) {
        return txid.length() <= 12 ? orNothing(txid) : txid.substring(0, 12) + "..";
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? NOTHING : text;
    }
}
