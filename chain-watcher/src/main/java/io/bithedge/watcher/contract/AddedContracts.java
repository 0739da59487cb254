package io.bithedge.watcher.contract;

import io.bithedge.contracts.OurContract;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Contracts beside those of a pool, as the configuration spells them: `role=principal@height`, separated by commas. The role
 * is vault, registry, oracle or roles and says what it prints; the height is where it was deployed.
 */
public final class AddedContracts {
    private static final Pattern FORM = Pattern.compile("\\s*([a-z]+)=([^@\\s]+)@(\\d{1,18})\\s*");

    private AddedContracts() {}

    /** Throws IllegalArgumentException for a text that does not have the form. */
    public static OurContracts parse(OurContracts pool, String text) {
        OurContracts all = pool;
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher matcher = FORM.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "expected role=principal@height, separated by commas, got " + part.trim());
            }
            long height = Long.parseLong(matcher.group(3));
            if (height == 0) {
                throw new IllegalArgumentException("expected a height of 1 or more in " + part.trim());
            }
            all = all.and(new OurContracts.Named(matcher.group(2), role(matcher.group(1)), height));
        }
        return all;
    }

    private static OurContract role(String name) {
        return Arrays.stream(OurContract.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("expected vault, registry, oracle or roles, got " + name));
    }
}
