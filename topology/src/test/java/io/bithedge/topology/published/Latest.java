package io.bithedge.topology.published;

import io.bithedge.schemas.Topic;
import io.bithedge.topology.support.PoolDriver;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;

/** A state topic as a reader holds it: the newest row of each key, and none where it was taken back. */
final class Latest<V extends SpecificRecord> {
    private final TestOutputTopic<String, V> topic;
    private final Map<String, V> rows = new LinkedHashMap<>();
    private long written;

    Latest(PoolDriver driver, Topic<V> topic) {
        this.topic = driver.output(topic);
    }

    /** With all that was written since the last call. */
    Map<String, V> rows() {
        while (!topic.isEmpty()) {
            TestRecord<String, V> read = topic.readRecord();
            written++;
            if (read.value() == null) {
                rows.remove(read.key());
            } else {
                rows.put(read.key(), read.value());
            }
        }
        return rows;
    }

    /** Records so far, those that took something back too. */
    long written() {
        rows();
        return written;
    }
}
