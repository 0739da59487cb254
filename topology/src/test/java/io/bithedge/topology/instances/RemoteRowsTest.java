package io.bithedge.topology.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.pool.view.NotReadyException;
import io.bithedge.topology.read.StoreAccess.Address;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Rows of another instance, as it writes them: pages that fit together, in both directions. */
class RemoteRowsTest {
    private static final HostInfo HOST = new HostInfo("other", 1);
    private static final int ROWS = 1_300;

    private final JsonMapper json = JsonMapper.builder().build();
    private final RowSerdes serdes = new RowSerdes();
    private final NavigableMap<String, Long> theirs = new TreeMap<>();
    private final RemoteRows remote = new RemoteRows((host, question) -> answer(question), serdes);
    private int questions;
    private int dieAfter = Integer.MAX_VALUE;

    private RowAnswer answer(RowQuestion question) {
        if (questions++ == dieAfter) {
            throw new Peers.PeerSilentException("gone");
        }
        RowAnswer answer = question instanceof RowQuestion.Range
                ? range(json.readValue(json.writeValueAsString(question), RowQuestion.Range.class))
                : gets(json.readValue(json.writeValueAsString(question), RowQuestion.Gets.class));
        return json.readValue(json.writeValueAsString(answer), RowAnswer.class);
    }

    private RowAnswer range(RowQuestion.Range range) {
        NavigableMap<String, Long> found = theirs.subMap(range.from(), true, range.to(), true);
        Collection<Map.Entry<String, Long>> inOrder = (range.isReverse() ? found.descendingMap() : found).entrySet();
        List<RowAnswer.Row> rows = new ArrayList<>();
        inOrder.stream().limit(range.most()).forEach(it -> rows.add(row(rows.size(), it.getKey(), it.getValue())));
        return new RowAnswer(rows, inOrder.size() <= range.most());
    }

    private RowAnswer gets(RowQuestion.Gets gets) {
        List<RowAnswer.Row> rows = new ArrayList<>();
        for (int at = 0; at < gets.addresses().size(); at++) {
            String key = gets.addresses().get(at).key();
            if (theirs.containsKey(key)) {
                rows.add(row(at, key, theirs.get(key)));
            }
        }
        return new RowAnswer(rows, true);
    }

    private RowAnswer.Row row(int at, String key, Object value) {
        return RowAnswer.Row.of(at, key, serdes.bytes(StoreNames.POLICY_INDEX, value));
    }

    private void fill() {
        for (long number = 1; number <= ROWS; number++) {
            theirs.put(Keys.padded(number), number);
        }
    }

    private KeyValueIterator<String, Long> all(boolean isReverse) {
        return remote.range(
                HOST,
                RowQuestion.Range.first(StoreNames.POLICY_INDEX, 0, Keys.padded(0), Keys.padded(9_999), isReverse));
    }

    private static List<Long> values(KeyValueIterator<String, Long> rows) {
        List<Long> values = new ArrayList<>();
        rows.forEachRemaining(row -> values.add(row.value));
        return values;
    }

    @Test
    void readsAllRowsOnceInBothDirections() {
        fill();

        assertThat(values(all(false))).containsExactlyElementsOf(theirs.values());
        assertThat(values(all(true)))
                .containsExactlyElementsOf(theirs.descendingMap().values());
        assertThat(values(remote.range(HOST, RowQuestion.Range.first(StoreNames.POLICY_INDEX, 0, "x", "y", false))))
                .isEmpty();
    }

    /** Who wants a page of some rows does not make others read the whole partition. */
    @Test
    void asksOnOnlyWhenRowsAreWanted() {
        fill();

        try (KeyValueIterator<String, Long> rows = all(true)) {
            for (int i = 0; i < 50; i++) {
                rows.next();
            }
        }
        assertThat(questions).isEqualTo(1);
    }

    @Test
    void saysThatThePartitionMovedWhenTheOtherInstanceIsGoneHalfWay() {
        fill();
        dieAfter = 2;

        assertThatThrownBy(() -> values(all(false)))
                .isInstanceOf(NotReadyException.class)
                .hasMessageContaining("partition 0 of policy-ids-by-index");
    }

    @Test
    void readsManyRowsInTheOrderAskedFor() {
        fill();
        List<Address> addresses = new ArrayList<>();
        for (long number = ROWS + 1; number >= 1; number--) {
            addresses.add(new Address(StoreNames.POLICY_INDEX, 0, Keys.padded(number)));
        }

        List<Optional<Long>> rows = remote.gets(HOST, addresses);

        assertThat(rows.getFirst()).isEmpty();
        assertThat(rows.stream().flatMap(Optional::stream))
                .containsExactlyElementsOf(theirs.descendingMap().values());
        assertThat(questions).isEqualTo(6);
    }
}
