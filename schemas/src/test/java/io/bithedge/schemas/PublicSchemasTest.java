package io.bithedge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a public topic promises to whoever reads it. */
class PublicSchemasTest {
    private static final Set<Schema.Type> FLAT =
            Set.of(Schema.Type.STRING, Schema.Type.LONG, Schema.Type.INT, Schema.Type.BOOLEAN);
    private static final Set<String> UNITS = Set.of(
            "base units",
            "sub-units",
            "sats",
            "usd-e8",
            "basis points",
            "height",
            "burn height",
            "epoch",
            "index",
            "count",
            "id");

    static List<Topic<?>> topics() {
        return PublicTopics.ALL;
    }

    static Stream<Topic<?>> facts() {
        return PublicTopics.ALL.stream()
                .filter(topic -> topic.about().keyFields().isEmpty());
    }

    @Test
    void isPublicWhatHasThePrefixAndNothingElse() {
        assertThat(Topics.ALL)
                .allMatch(topic -> topic.about().isPublic() == topic.name().startsWith(PublicTopics.PREFIX));
        assertThat(Topics.ALL).containsAll(PublicTopics.ALL);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void isFlatWithoutAUnionButWithNull(Topic<?> topic) {
        assertThat(topic.schema().getFields())
                .allSatisfy(field ->
                        assertThat(FLAT).as(field.name()).contains(plain(field).getType()));
        assertThat(topic.schema().getFields())
                .filteredOn(field -> field.schema().getType() == Schema.Type.UNION)
                .allSatisfy(field -> assertThat(field.schema().getTypes())
                        .as(field.name())
                        .hasSize(2)
                        .first()
                        .isEqualTo(Schema.create(Schema.Type.NULL)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void documentsEveryField(Topic<?> topic) {
        assertThat(topic.purpose()).isNotBlank();
        assertThat(topic.schema().getFields())
                .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void namesTheUnitOfEveryNumber(Topic<?> topic) {
        assertThat(topic.schema().getFields())
                .filteredOn(PublicSchemasTest::isNumber)
                .allSatisfy(field -> assertThat(UNITS).as(field.name()).contains(field.getProp("unit")));
        boolean hasAmounts =
                topic.schema().getFields().stream().anyMatch(field -> "base units".equals(field.getProp("unit")));
        if (hasAmounts) {
            assertThat(topic.schema().getObjectProp("scales")).isEqualTo(Map.of("STX", 6, "SBTC", 8));
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void saysWhenAndAsOfWhichBlock(Topic<?> topic) {
        assertThat(topic.schema().getFields()).extracting(Field::name).contains("height", "burnHeight", "blockTime");
        assertThat(topic.schema()
                        .getField("blockTime")
                        .schema()
                        .getLogicalType()
                        .getName())
                .isEqualTo("timestamp-millis");
    }

    @ParameterizedTest
    @MethodSource("facts")
    void beginsAFactWithItsIdAndItsType(Topic<?> topic) {
        assertThat(topic.schema().getFields()).extracting(Field::name).startsWith("eventId", "eventType");
        assertThat(topic.keySchema()).isEmpty();
    }

    /** So that a sink has a primary key in the value as well. */
    @Test
    void makesTheKeyOfAStateOfFieldsOfItsValue() {
        assertThat(PublicTopics.WEIGHTS.keySchema().orElseThrow().getFields())
                .extracting(Field::name)
                .containsExactly("provider", "token", "tier", "epoch");
        assertThat(PublicTopics.WEIGHTS.keySchema().orElseThrow().getName()).isEqualTo("WeightKey");
    }

    private static boolean isNumber(Field field) {
        Schema schema = plain(field);
        return schema.getLogicalType() == null
                && (schema.getType() == Schema.Type.LONG || schema.getType() == Schema.Type.INT);
    }

    private static Schema plain(Field field) {
        return field.schema().getType() == Schema.Type.UNION
                ? field.schema().getTypes().getLast()
                : field.schema();
    }
}
