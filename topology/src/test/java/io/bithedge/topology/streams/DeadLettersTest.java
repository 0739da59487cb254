package io.bithedge.topology.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Response;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Result;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static Response handle(String topic) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(topic, 0, 7, "BTC".getBytes(UTF_8), new byte[] {9});
        return new DeadLetters().handleError(new Place(topic), record, new IllegalStateException("no schema"));
    }

    @Test
    void keepsTickAsItStoodWithPositionAndCause() {
        Response response = handle(Topics.PRICE_TICKS.name());
        assertThat(response.result()).isEqualTo(Result.RESUME);
        ProducerRecord<byte[], byte[]> letter =
                response.deadLetterQueueRecords().getFirst();
        assertThat(letter.topic()).isEqualTo("price-ticks.v1.dead-letter");
        assertThat(letter.value()).containsExactly(9);
        assertThat(letter.headers().lastHeader("dead-letter.offset").value()).isEqualTo("7".getBytes(UTF_8));
        assertThat(letter.headers().lastHeader("dead-letter.cause").value()).isEqualTo("no schema".getBytes(UTF_8));
    }

    @Test
    void stopsWhenAnythingElseCannotBeDecoded() {
        assertThat(handle(Topics.VINTAGES.name()).result()).isEqualTo(Result.FAIL);
    }

    private record Place(String topic) implements ErrorHandlerContext {
        @Override
        public int partition() {
            return 0;
        }

        @Override
        public long offset() {
            return 7;
        }

        @Override
        public RecordHeaders headers() {
            return new RecordHeaders();
        }

        @Override
        public String processorNodeId() {
            return "read-price-ticks";
        }

        @Override
        public TaskId taskId() {
            return new TaskId(0, 0);
        }

        @Override
        public long timestamp() {
            return 0;
        }

        @Override
        public byte[] sourceRawKey() {
            return new byte[0];
        }

        @Override
        public byte[] sourceRawValue() {
            return new byte[0];
        }
    }
}
