package io.bithedge.submitter.step;

import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.SignerRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What is wrong now, in words. In memory: after a restart it is found again. */
final class Troubles {
    private static final Comparator<CommandKey> BY_TEXT = Comparator.comparing(CommandKey::toString);

    private final Map<CommandKey, String> ofPosts = new TreeMap<>(BY_TEXT);
    private final Map<SignerRole, String> ofBindings = new TreeMap<>();
    private final Map<SignerRole, String> ofSignatures = new TreeMap<>();
    private final Map<SignerRole, String> ofNonces = new TreeMap<>();

    private String ofChain = "";

    void chain(String why) {
        ofChain = why;
    }

    public void post(CommandKey key, String why) {
        set(ofPosts, key, why);
    }

    void binding(SignerRole role, String why) {
        set(ofBindings, role, why.isEmpty() ? "" : role + ": " + why);
    }

    void signature(SignerRole role, String why) {
        set(ofSignatures, role, why);
    }

    public void nonce(SignerRole role, String why) {
        set(ofNonces, role, why);
    }

    void keepPosts(Predicate<CommandKey> still) {
        ofPosts.keySet().removeIf(still.negate());
    }

    public List<String> all() {
        List<String> all = new ArrayList<>();
        if (!ofChain.isEmpty()) {
            all.add(ofChain);
        }
        all.addAll(ofBindings.values());
        all.addAll(ofSignatures.values());
        all.addAll(ofNonces.values());
        all.addAll(ofPosts.values());
        return all;
    }

    private static <K> void set(Map<K, String> map, K key, String why) {
        if (why.isEmpty()) {
            map.remove(key);
        } else {
            map.put(key, why);
        }
    }
}
