package io.bithedge.api.live;

import io.bithedge.api.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A topic and which one of it. */
record LiveKey(LiveTopic topic, String subject) {
    static final int MOST = 20;

    /** Reads `pool,provider:ST..`; a topic that does not exist is refused. */
    static Set<LiveKey> parse(String text, Map<String, LiveTopic> topics) {
        List<String> words = List.of(text.split(",", -1));
        if (words.size() > MOST) {
            throw Problem.invalid("topics", "at most " + MOST, Integer.toString(words.size()));
        }
        Set<LiveKey> keys = new LinkedHashSet<>();
        for (String word : words) {
            keys.add(one(word, topics));
        }
        return keys;
    }

    private static LiveKey one(String word, Map<String, LiveTopic> topics) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon);
        String subject = colon < 0 ? "" : word.substring(colon + 1);
        LiveTopic topic = topics.get(name);
        if (topic == null || topic.hasSubject() == subject.isEmpty()) {
            throw Problem.invalid(
                    "topics", "some of " + forms(topics) + " with commas between", "'" + shown(word) + "'");
        }
        topic.check(subject);
        return new LiveKey(topic, subject);
    }

    private static List<String> forms(Map<String, LiveTopic> topics) {
        List<String> forms = new ArrayList<>();
        for (String name : new TreeSet<>(topics.keySet())) {
            LiveTopic topic = topics.get(name);
            forms.add(topic != null && topic.hasSubject() ? name + ":ID" : name);
        }
        return forms;
    }

    private static String shown(String word) {
        return word.length() > 100 ? word.substring(0, 100) + "…" : word;
    }
}
