package io.bithedge.topology.read;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.PersonalNote;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.topology.stage.StoreNames;
import io.bithedge.topology.view.NotReadyException;
import io.bithedge.topology.view.PersonalNotes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Notes in a compacted topic: written by whichever instance is asked, read from the table that every instance has whole. */
public final class TopicNotes implements PersonalNotes, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LOOK_MS = 20;

    private final StoreAccess stores;
    private final Producer<String, PersonalNote> producer;

    public TopicNotes(StoreAccess stores, String bootstrapServers, AvroSerdes serdes) {
        this.stores = stores;
        Map<String, Object> options = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE.toMillis());
        this.producer = new KafkaProducer<>(
                options, new StringSerializer(), serdes.of(Topics.PREFERENCES).serializer());
    }

    @Override
    public Optional<Note> note(String address, String name) {
        return Optional.ofNullable(table().get(key(address, name))).map(TopicNotes::view);
    }

    @Override
    public List<Note> notes(String address, String prefix) {
        List<Note> notes = new ArrayList<>();
        try (KeyValueIterator<String, PersonalNote> found =
                table().prefixScan(key(address, prefix), new StringSerializer())) {
            found.forEachRemaining(entry -> notes.add(view(entry.value)));
        }
        return notes;
    }

    @Override
    public void write(String address, Note note) {
        send(
                key(address, note.name()),
                new PersonalNote(address, note.name(), note.json(), note.changedAtMs()),
                () -> note(address, note.name())
                        .filter(kept -> kept.changedAtMs() >= note.changedAtMs())
                        .isPresent());
    }

    @Override
    public void erase(String address, String name) {
        send(key(address, name), null, () -> note(address, name).isEmpty());
    }

    /** Returns when the table of this instance shows it: whoever asks next sees what he wrote. */
    private void send(String key, @Nullable PersonalNote value, BooleanSupplier isShown) {
        try {
            producer.send(new ProducerRecord<>(Topics.PREFERENCES.name(), key, value))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            for (long waited = 0; waited < PATIENCE.toMillis() && !isShown.getAsBoolean(); waited += LOOK_MS) {
                Thread.sleep(LOOK_MS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new NotReadyException("the note could not be kept now, ask again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReadyException("this instance is stopping");
        }
    }

    private ReadOnlyKeyValueStore<String, PersonalNote> table() {
        return stores.<PersonalNote>global(StoreNames.ALL_NOTES)
                .orElseThrow(() -> new NotReadyException("the notes are being read"));
    }

    /** An address has no slash: no prefix of one is that of another. */
    private static String key(String address, String name) {
        return address + "/" + name;
    }

    private static Note view(PersonalNote note) {
        return new Note(note.getName(), note.getJson(), note.getChangedAtMs());
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
