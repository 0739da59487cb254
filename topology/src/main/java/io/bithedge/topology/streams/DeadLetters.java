package io.bithedge.topology.streams;

import io.bithedge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * What cannot be decoded and is no fact goes to the dead letters, as it stood, with its position and the cause in headers. Facts never get
 * here: their stages halt by themselves. Anything else stops the streams.
 */
public final class DeadLetters implements DeserializationExceptionHandler {
    @Override
    public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception cause) {
        if (!record.topic().equals(Topics.PRICE_TICKS.name())) {
            return Response.fail();
        }
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.PRICE_TICKS.deadLetterName(), null, record.key(), record.value());
        header(letter, "topic", record.topic());
        header(letter, "partition", Integer.toString(record.partition()));
        header(letter, "offset", Long.toString(record.offset()));
        header(letter, "cause", String.valueOf(cause.getMessage()));
        return Response.resume(List.of(letter));
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add("dead-letter." + name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Nothing to set: the topic's name follows from the record's.
    }
}
