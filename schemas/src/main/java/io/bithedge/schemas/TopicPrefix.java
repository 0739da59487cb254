package io.bithedge.schemas;

import java.util.regex.Pattern;

/**
 * What stands before every topic, group and transactional id of ours, so that two pools share a cluster. One for the life of a process: it
 * is part of the names in {@link Topics}.
 */
public final class TopicPrefix {
    /** A system property, and a setting of every service; {@value #VARIABLE} in the environment does the same for every program. */
    public static final String SETTING = "bithedge.kafka.topic-prefix";

    public static final String VARIABLE = "BITHEDGE_KAFKA_TOPICPREFIX";

    /** Kafka's characters, without what it counts as equal in metrics. Room is left for the longest changelog. */
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9.-]{0,80}");

    private TopicPrefix() {}

    /** Fixed when it is first asked for. */
    private static final class Fixed {
        private static final String VALUE = checked(given());
    }

    private static String given() {
        String property = System.getProperty(SETTING);
        String variable = System.getenv(VARIABLE);
        return property != null ? property : variable != null ? variable : "";
    }

    /** The name with the prefix before it. */
    public static String before(String name) {
        return Fixed.VALUE + name;
    }

    /** The name as the catalogue has it: the same in every pool. */
    public static String without(String name) {
        return name.substring(Fixed.VALUE.length());
    }

    public static String value() {
        return Fixed.VALUE;
    }

    /**
     * For whoever reads it from somewhere else, before the first topic is named.
     *
     * @throws IllegalArgumentException when it is no prefix, or topics were named with another one.
     */
    public static void use(String prefix) {
        System.setProperty(SETTING, checked(prefix));
        if (!Fixed.VALUE.equals(prefix)) {
            throw new IllegalArgumentException("%s: expected '%s', by which topics are named already, got '%s'"
                    .formatted(SETTING, Fixed.VALUE, prefix));
        }
    }

    private static String checked(String prefix) {
        if (!ALLOWED.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "%s: expected up to 80 of a-z, A-Z, 0-9, dot and dash, got %s".formatted(SETTING, prefix));
        }
        return prefix;
    }
}
