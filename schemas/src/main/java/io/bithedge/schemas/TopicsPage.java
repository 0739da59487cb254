package io.bithedge.schemas;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** The catalogue as a page of Markdown: the public topics field by field, the internal ones by a line. */
public final class TopicsPage {
    private static final String HEAD = """
            # Topics

            Written from the catalogue ([Topics.java](../schemas/src/main/java/io/bithedge/schemas/Topics.java), [PublicTopics.java](../schemas/src/main/java/io/bithedge/schemas/PublicTopics.java)); every build holds it against it. How to read them: [analysts.md](analysts.md). Why they are two kinds: [ADR 0047](adr/0047-public-topics.md).

            """;

    private TopicsPage() {}

    /** Same topics, same page, to the byte. */
    public static String of(List<Topic<?>> topics) {
        StringBuilder page = new StringBuilder(HEAD);
        List<Topic<?>> open =
                topics.stream().filter(topic -> topic.about().isPublic()).toList();
        if (!open.isEmpty()) {
            page.append("## Public\n\n");
            table(page, open);
            open.forEach(topic -> fields(page, topic));
        }
        page.append("## Internal\n\n");
        page.append("Made for the services alone. They carry envelopes and markers, and change with the services.\n\n");
        table(page, topics.stream().filter(topic -> !topic.about().isPublic()).toList());
        return page.toString();
    }

    private static void table(StringBuilder page, List<Topic<?>> topics) {
        page.append("| topic | a record says | key | partitions, kept | comes | made of | written by |\n");
        page.append("|---|---|---|---|---|---|---|\n");
        for (Topic<?> topic : topics) {
            About about = topic.about();
            page.append("| `%s` | %s | %s | %d, %s | %s | %s | %s |\n"
                    .formatted(
                            topic.name(),
                            purpose(topic),
                            key(topic),
                            topic.partitions(),
                            kept(topic.cleanup()),
                            about.lateness().words(),
                            about.lineage(),
                            about.owner().words()));
        }
        page.append('\n');
    }

    private static String purpose(Topic<?> topic) {
        return topic.purpose().replaceAll("\\s+", " ");
    }

    private static String key(Topic<?> topic) {
        List<String> fields = topic.about().keyFields();
        return fields.isEmpty() ? topic.key() : "`{" + String.join(", ", fields) + "}`";
    }

    private static String kept(Topic.Cleanup cleanup) {
        long days = TimeUnit.MILLISECONDS.toDays(cleanup.retentionMs());
        return switch (cleanup) {
            case FOREVER -> "for ever";
            case COMPACT -> "the newest of a key";
            case COMPACT_MONTH -> "the newest of a key, %d days".formatted(days);
            case WEEK -> "%d days".formatted(days);
        };
    }

    private static void fields(StringBuilder page, Topic<?> topic) {
        page.append("### ").append(topic.name()).append("\n\n");
        page.append(purpose(topic)).append("\n\n");
        page.append("| field | type | meaning |\n|---|---|---|\n");
        for (Field field : topic.schema().getFields()) {
            page.append("| `").append(field.name()).append("` | ");
            page.append(type(field.schema())).append(" | ");
            page.append(field.doc() == null ? "" : field.doc().replaceAll("\\s+", " "));
            page.append(" |\n");
        }
        page.append('\n');
    }

    private static String type(Schema schema) {
        if (schema.getType() == Schema.Type.UNION) {
            return schema.getTypes().stream()
                            .filter(type -> type.getType() != Schema.Type.NULL)
                            .map(TopicsPage::type)
                            .collect(Collectors.joining(" or "))
                    + " or null";
        }
        LogicalType logical = schema.getLogicalType();
        return logical == null ? schema.getType().getName() : logical.getName();
    }
}
