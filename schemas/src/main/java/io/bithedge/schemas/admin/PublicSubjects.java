package io.bithedge.schemas.admin;

import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topic;
import io.bithedge.schemas.registry.HttpRegistry;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The subjects of the public topics in a registry: what is read by others is there before the first record, and changes under a rule. */
public final class PublicSubjects {
    /** Whoever was built with any version reads what any other wrote. */
    public static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private final HttpRegistry registry;

    public record Subject(String name, Schema schema) {}

    /** A subject beside the registry. */
    public sealed interface Standing {
        String subject();

        record Registered(String subject, int id) implements Standing {}

        /** It has none, or older ones that today's fits. */
        record Missing(String subject) implements Standing {}

        /** The registry has another schema, which today's does not fit. */
        record Incompatible(String subject) implements Standing {}
    }

    public PublicSubjects(HttpRegistry registry) {
        this.registry = registry;
    }

    /** A value each, and a key where it is a record. */
    public static List<Subject> all() {
        return PublicTopics.ALL.stream().flatMap(PublicSubjects::of).toList();
    }

    private static Stream<Subject> of(Topic<?> topic) {
        return Stream.concat(
                topic.keySchema().map(schema -> new Subject(topic.keySubject(), schema)).stream(),
                Stream.of(new Subject(topic.subject(), topic.schema())));
    }

    /** Registers what is missing and sets the rule of every subject. Done again, it changes nothing. */
    public List<Standing> register() {
        return all().stream().map(this::register).toList();
    }

    private Standing register(Subject subject) {
        int id = registry.register(subject.name(), subject.schema());
        registry.setCompatibility(subject.name(), COMPATIBILITY);
        return new Standing.Registered(subject.name(), id);
    }

    /** Asks, and changes nothing. */
    public List<Standing> check() {
        return all().stream().map(this::check).toList();
    }

    private Standing check(Subject subject) {
        OptionalInt id = registry.find(subject.name(), subject.schema());
        if (id.isPresent()) {
            return new Standing.Registered(subject.name(), id.getAsInt());
        }
        return registry.isCompatible(subject.name(), subject.schema())
                ? new Standing.Missing(subject.name())
                : new Standing.Incompatible(subject.name());
    }
}
