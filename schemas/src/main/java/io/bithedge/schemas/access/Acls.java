package io.bithedge.schemas.access;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;

import io.bithedge.schemas.Topic;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The least that a broker with an authoriser must allow. Who may read or write a topic may look at it; nobody may delete or alter. */
public final class Acls {
    private static final String EVERY_HOST = "*";

    private final String principal;
    private final Set<AclBinding> bindings = new LinkedHashSet<>();

    private Acls(String principal) {
        this.principal = principal;
    }

    /** Of whoever the broker knows as {@code principal}, such as User:oracle or User:CN=oracle. */
    public static List<AclBinding> of(Access access, String principal) {
        Acls acls = new Acls(principal);
        access.reads().forEach(topic -> acls.topic(READ, topic.name()));
        access.writes().forEach(topic -> acls.topic(WRITE, topic.name()));
        access.letters().forEach(topic -> acls.topic(WRITE, topic.deadLetterName()));
        for (Topic<?> topic : access.looksAt()) {
            acls.looksAt(topic.name());
            if (!topic.about().isPublic()) {
                acls.looksAt(topic.deadLetterName());
            }
        }
        access.groups().forEach(group -> acls.add(READ, ResourceType.GROUP, group, LITERAL));
        access.transactional().forEach(id -> acls.add(WRITE, ResourceType.TRANSACTIONAL_ID, id, PREFIXED));
        for (String own : access.internal()) {
            for (AclOperation operation : List.of(CREATE, READ, WRITE)) {
                acls.add(operation, ResourceType.TOPIC, own, PREFIXED);
            }
        }
        return List.copyOf(acls.bindings);
    }

    private void looksAt(String topic) {
        boolean isSeen = bindings.stream()
                .anyMatch(it -> it.pattern().name().equals(topic) && it.entry().operation() != DESCRIBE_CONFIGS);
        if (!isSeen) {
            topic(DESCRIBE, topic);
        }
        topic(DESCRIBE_CONFIGS, topic);
    }

    private void topic(AclOperation operation, String name) {
        add(operation, ResourceType.TOPIC, name, LITERAL);
    }

    private void add(AclOperation operation, ResourceType type, String name, PatternType pattern) {
        bindings.add(new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(principal, EVERY_HOST, operation, AclPermissionType.ALLOW)));
    }

    /** Commands for Kafka's own tool, one for each resource; `connection` is how it reaches the broker. */
    public static List<String> commands(List<AclBinding> bindings, String connection) {
        return bindings.stream()
                .map(AclBinding::pattern)
                .distinct()
                .sorted(Comparator.comparing(ResourcePattern::resourceType)
                        .thenComparing(ResourcePattern::name)
                        .thenComparing(ResourcePattern::patternType))
                .map(pattern -> command(pattern, bindings, connection))
                .toList();
    }

    private static String command(ResourcePattern pattern, List<AclBinding> bindings, String connection) {
        StringBuilder words = new StringBuilder("kafka-acls.sh " + connection + " --add");
        List<AccessControlEntry> entries = bindings.stream()
                .filter(it -> it.pattern().equals(pattern))
                .map(AclBinding::entry)
                .toList();
        words.append(" --allow-principal ").append(entries.getFirst().principal());
        entries.stream()
                .map(AccessControlEntry::operation)
                .sorted()
                .forEach(operation -> words.append(" --operation ").append(words(operation.name())));
        words.append(" --")
                .append(pattern.resourceType().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        words.append(' ').append(pattern.name());
        if (pattern.patternType() == PREFIXED) {
            words.append(" --resource-pattern-type prefixed");
        }
        return words.toString();
    }

    /** DESCRIBE_CONFIGS is DescribeConfigs there. */
    private static String words(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
