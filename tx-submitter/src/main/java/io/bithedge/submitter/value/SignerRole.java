package io.bithedge.submitter.value;

import java.util.regex.Pattern;

/** Whose account signs, such as `allocator`, `keeper`, `oracle-1`. One role has one key and one nonce sequence. */
public record SignerRole(String name) implements Comparable<SignerRole> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public SignerRole {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("role: expected a-z, 0-9 and hyphens, at most 32, got '" + name + "'");
        }
    }

    public static boolean isRole(String name) {
        return NAME.matcher(name).matches();
    }

    @Override
    public int compareTo(SignerRole other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
