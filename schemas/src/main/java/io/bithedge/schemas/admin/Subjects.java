package io.bithedge.schemas.admin;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.registry.HttpRegistry;
import io.bithedge.schemas.registry.RegistryAccess;
import io.bithedge.schemas.registry.RegistryException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The subjects of the catalogue's topics in a registry, there before the first record and changed under a rule. What stores keep has none. */
public final class Subjects {
    private final HttpRegistry registry;

    /** `compatibility`: the rule under which it changes. */
    public record Subject(String name, Schema schema, String compatibility) {
        /** Whoever was built with any version of a public record reads what any other wrote; an internal one is read by a newer version alone. */
        private static Subject of(Topic<?> topic, String name, Schema schema) {
            return new Subject(name, schema, topic.about().isPublic() ? "FULL_TRANSITIVE" : "BACKWARD_TRANSITIVE");
        }
    }

    /** A subject beside the registry. */
    public sealed interface Standing {
        String subject();

        record Registered(String subject, int id) implements Standing {}

        /** It has none, or older ones that today's fits. */
        record Missing(String subject) implements Standing {}

        /** The registry has another schema, which today's does not fit. */
        record Incompatible(String subject) implements Standing {}
    }

    public Subjects(HttpRegistry registry) {
        this.registry = registry;
    }

    public static List<Subject> all() {
        return of(Topics.ALL).toList();
    }

    /** A value each, and a key where it is a record. */
    private static Stream<Subject> of(List<Topic<?>> topics) {
        return topics.stream()
                .flatMap(topic -> Stream.concat(
                        topic.keySchema().map(schema -> Subject.of(topic, topic.keySubject(), schema)).stream(),
                        Stream.of(Subject.of(topic, topic.subject(), topic.schema()))));
    }

    /**
     * For a service that may add nothing to the registry: what it would write must be there, else it would fail at its first record.
     *
     * @throws RegistryException that names what is not.
     */
    public static void require(RegistryAccess access, List<Topic<?>> topics) {
        if (access.autoRegister()) {
            return;
        }
        HttpRegistry registry = new HttpRegistry(access);
        List<String> missing = of(topics)
                .filter(subject ->
                        registry.find(subject.name(), subject.schema()).isEmpty())
                .map(Subject::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new RegistryException(
                    "%s at %s: expected the schemas of today, got none or others: %s. `bithedge schemas register` adds them"
                            .formatted(RegistryAccess.URL, access, String.join(", ", missing)));
        }
    }

    /** Registers what is missing and sets the rule of every subject. Done again, it changes nothing. */
    public List<Standing> register() {
        return all().stream().map(this::register).toList();
    }

    private Standing register(Subject subject) {
        int id = registry.register(subject.name(), subject.schema());
        registry.setCompatibility(subject.name(), subject.compatibility());
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
