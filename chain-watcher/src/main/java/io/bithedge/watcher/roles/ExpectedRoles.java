package io.bithedge.watcher.roles;

import io.bithedge.contracts.Vocabulary;
import io.bithedge.stacks.address.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who holds which role as whoever deployed the pool says. A role that is not named may be held by anybody.
 *
 * @param byRole key: role, value: its holders, several for "submitter"
 */
public record ExpectedRoles(Map<String, Set<String>> byRole) {
    public ExpectedRoles {
        Map<String, Set<String>> copy = new TreeMap<>();
        byRole.forEach((role, accounts) -> copy.put(role, Collections.unmodifiableSet(new TreeSet<>(accounts))));
        byRole = Collections.unmodifiableMap(copy);
    }

    /** A role whose holders are others than the deployment says. */
    public record Difference(String role, String expected, String got) {
        String sentence() {
            return "%s is held by %s, the deployment says %s".formatted(role, got, expected);
        }
    }

    /** `role=principal`, separated by commas, a submitter each. Throws IllegalArgumentException. */
    public static ExpectedRoles parse(String text) {
        Map<String, Set<String>> byRole = new TreeMap<>();
        for (String each : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int equals = each.indexOf('=');
            String role = equals < 0 ? "" : each.substring(0, equals).strip();
            if (!Vocabulary.ROLES.contains(role)) {
                throw new IllegalArgumentException(
                        "expected role=principal with one of %s, got %s".formatted(Vocabulary.ROLES, each));
            }
            byRole.computeIfAbsent(role, any -> new TreeSet<>())
                    .add(Principal.parse(each.substring(equals + 1).strip()).toString());
        }
        return new ExpectedRoles(byRole);
    }

    /** Nothing can differ from a contract that is not initialised. */
    List<Difference> differences(PoolRoles roles) {
        List<Difference> differences = new ArrayList<>();
        if (!roles.holders().isEmpty()) {
            byRole.forEach((role, expected) -> {
                Set<String> got = roles.holdersOf(role);
                if (!got.equals(expected)) {
                    differences.add(new Difference(role, words(expected), words(got)));
                }
            });
        }
        return differences;
    }

    private static String words(Set<String> accounts) {
        return accounts.stream().collect(Collectors.joining(", "));
    }
}
