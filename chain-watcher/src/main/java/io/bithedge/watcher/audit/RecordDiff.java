package io.bithedge.watcher.audit;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.stacks.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names what differs between the records that a block should have and those it has. */
final class RecordDiff {
    private RecordDiff() {}

    /** `expected` as the source tells the block, `got` as it was published; transactions and events only. */
    static List<Finding> of(long height, String block, List<ChainRecord> expected, List<ChainRecord> got) {
        Map<String, ChainRecord> wanted = byName(expected);
        Map<String, ChainRecord> found = byName(got);
        List<Finding> findings = new ArrayList<>();
        wanted.forEach((name, record) -> {
            ChainRecord other = found.get(name);
            if (other == null) {
                findings.add(Finding.difference(height, block, text(record), "nothing: it is missing in the stream"));
            } else if (!other.equals(record)) {
                findings.add(Finding.difference(height, block, text(record), text(other)));
            }
        });
        found.forEach((name, record) -> {
            if (!wanted.containsKey(name)) {
                findings.add(Finding.difference(height, block, "nothing: the source does not have it", text(record)));
            }
        });
        if (got.size() > found.size()) {
            findings.add(Finding.difference(
                    height, block, found.size() + " records", got.size() + ", some of them more than once"));
        }
        if (findings.isEmpty() && !expected.equals(got)) {
            findings.add(Finding.difference(
                    height, block, "the order " + order(expected), order(got).toString()));
        }
        return findings;
    }

    private static Map<String, ChainRecord> byName(List<ChainRecord> records) {
        Map<String, ChainRecord> byName = new LinkedHashMap<>();
        records.forEach(each -> byName.put(name(each), each));
        return byName;
    }

    private static Set<String> order(List<ChainRecord> records) {
        return byName(records).keySet();
    }

    private static String name(ChainRecord record) {
        return switch (record.getBody()) {
            case ContractEvent event ->
                "event %d of %s in %d"
                        .formatted(
                                event.getPosition().getOrdinal(),
                                event.getPosition().getTxid(),
                                event.getPosition().getHeight());
            case ContractTransaction transaction -> "transaction " + transaction.getTxid();
            default -> record.getBody().toString();
        };
    }

    /** Name and content. */
    private static String text(ChainRecord record) {
        if (!(record.getBody() instanceof ContractEvent event)) {
            return name(record) + " " + record.getBody();
        }
        byte[] raw = new byte[event.getRaw().remaining()];
        event.getRaw().duplicate().get(raw);
        return "%s of %s, raw %s, %s"
                .formatted(name(record), event.getContract(), Bytes.copyOf(raw).toPrefixedHex(), event.getEvent());
    }
}
