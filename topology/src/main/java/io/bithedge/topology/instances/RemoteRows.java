package io.bithedge.topology.instances;

import io.bithedge.pool.view.NotReadyException;
import io.bithedge.topology.instances.RowAnswer.Row;
import io.bithedge.topology.read.StoreAccess.Address;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Rows that another instance has. */
final class RemoteRows {
    private final Peers peers;
    private final RowSerdes serdes;

    RemoteRows(Peers peers, RowSerdes serdes) {
        this.peers = peers;
        this.serdes = serdes;
    }

    /** In the order asked for. */
    <V> List<Optional<V>> gets(HostInfo host, List<Address> addresses) {
        List<Optional<V>> found = new ArrayList<>();
        for (int from = 0; from < addresses.size(); from += RowQuestion.MOST_ADDRESSES) {
            int to = Math.min(addresses.size(), from + RowQuestion.MOST_ADDRESSES);
            found.addAll(someGets(host, addresses.subList(from, to)));
        }
        return found;
    }

    private <V> List<Optional<V>> someGets(HostInfo host, List<Address> addresses) {
        List<Optional<V>> found = new ArrayList<>(Collections.nCopies(addresses.size(), Optional.empty()));
        for (Row row : peers.ask(host, new RowQuestion.Gets(addresses)).rows()) {
            found.set(row.at(), serdes.value(addresses.get(row.at()).store(), row.bytes()));
        }
        return found;
    }

    /** The first rows are read at once, the others when they are wanted. */
    <V> KeyValueIterator<String, V> range(HostInfo host, RowQuestion.Range range) {
        return new Pages<>(host, range);
    }

    private final class Pages<V> implements KeyValueIterator<String, V> {
        private final HostInfo host;
        private final Deque<KeyValue<String, V>> page = new ArrayDeque<>();
        private RowQuestion.Range rest;
        private String last = "";
        private boolean isWhole;

        Pages(HostInfo host, RowQuestion.Range range) {
            this.host = host;
            this.rest = range;
            read();
        }

        /** The row before is asked for again, as a key of which nobody knows the next one, and left out. */
        private void read() {
            RowAnswer answer = peers.ask(host, rest);
            for (Row row : answer.rows()) {
                if (!row.key().equals(last)) {
                    serdes.<V>value(rest.store(), row.bytes())
                            .ifPresent(value -> page.add(KeyValue.pair(row.key(), value)));
                }
            }
            isWhole = answer.isWhole();
        }

        @Override
        public boolean hasNext() {
            if (page.isEmpty() && !isWhole) {
                readOn();
            }
            return !page.isEmpty();
        }

        private void readOn() {
            rest = rest.from(last);
            try {
                read();
            } catch (Peers.PeerSilentException e) {
                throw new NotReadyException("partition %d of %s moved while it was read, ask again"
                        .formatted(rest.partition(), rest.store()));
            }
        }

        @Override
        public KeyValue<String, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            KeyValue<String, V> next = page.remove();
            last = next.key;
            return next;
        }

        @Override
        public String peekNextKey() {
            return page.element().key;
        }

        @Override
        public void close() {
            page.clear();
            isWhole = true;
        }
    }
}
