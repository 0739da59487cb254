package io.bithedge.api.wire;

import io.bithedge.api.problem.Problem;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.TypedAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads request fields; what does not fit is a {@link Problem} that names the field, what was expected and what was got. */
public final class Fields {
    public static final int DEFAULT_PAGE = 50;
    public static final int LARGEST_PAGE = 500;

    private static final int QUOTE_ID_DIGITS = 32;
    private static final int TXID_DIGITS = 64;

    private Fields() {}

    /** A decimal string of base units, above 0 and below 2^63. */
    public static long amount(String field, @Nullable String text) {
        if (text == null || !text.matches("[1-9][0-9]{0,18}")) {
            throw Problem.invalid(field, "a decimal string of base units above 0", quoted(text));
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.invalid(field, "an amount below 2^63", quoted(text));
        }
    }

    public static PolicyId policyId(String field, @Nullable String text) {
        return new PolicyId(amount(field, text));
    }

    public static <E extends Enum<E>> E oneOf(Class<E> type, String field, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid(field, "one of " + Arrays.toString(type.getEnumConstants()), quoted(text)));
    }

    public static String oneOf(String field, List<String> known, String text) {
        if (!known.contains(text)) {
            throw Problem.invalid(field, "one of " + known, quoted(text));
        }
        return text;
    }

    /** {@code STX:balanced}. */
    public static BookId book(String text) {
        int colon = text.indexOf(':');
        return book(text.substring(0, Math.max(colon, 0)), text.substring(colon + 1));
    }

    public static BookId book(@Nullable String token, @Nullable String tier) {
        return BookId.typed(token == null ? "" : token, tier == null ? "" : tier)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "UNKNOWN_BOOK",
                        "expected a token and a tier of " + BookId.all() + ", got " + quoted(token) + " and "
                                + quoted(tier)));
    }

    public static Principal principal(String field, @Nullable String text) {
        try {
            return TypedAddress.read(text == null ? "" : text);
        } catch (MalformedException e) {
            throw Problem.invalid(field, "a Stacks address", quoted(text));
        }
    }

    /** The same, of our network. */
    public static Principal principal(String field, @Nullable String text, Network network) {
        Principal principal = principal(field, text);
        try {
            return TypedAddress.read(principal.toString(), network);
        } catch (MalformedException e) {
            throw Problem.invalid(
                    field,
                    "an address of the " + network.label(),
                    quoted(text) + ": this is a " + other(principal) + " address");
        }
    }

    private static String other(Principal principal) {
        return principal.address().network().map(Network::label).orElse("foreign");
    }

    /** 32 hex digits, with {@code 0x} or without. */
    public static Bytes quoteId(String field, @Nullable String text) {
        return Bytes.ofHex(hex(field, text, QUOTE_ID_DIGITS));
    }

    /** 64 hex digits, with {@code 0x} or without; as it is everywhere in the API. */
    public static String txid(String field, @Nullable String text) {
        return hex(field, text, TXID_DIGITS);
    }

    private static String hex(String field, @Nullable String text, int digits) {
        String bare = text == null ? "" : text.strip().toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
        if (bare.length() != digits || !bare.matches("[0-9a-f]*")) {
            throw Problem.invalid(field, "0x and %d hex digits".formatted(digits), quoted(text));
        }
        return Json.hex(bare);
    }

    /** The `next` of the page before; `form` is how such a cursor looks. */
    public static void cursor(Optional<String> cursor, String form) {
        cursor.filter(text -> !text.matches(form)).ifPresent(text -> {
            throw Problem.invalid("cursor", "the `next` of the page before", quoted(text));
        });
    }

    public static int limit(Optional<Integer> limit) {
        int asked = limit.orElse(DEFAULT_PAGE);
        if (asked < 1 || asked > LARGEST_PAGE) {
            throw Problem.invalid("limit", "1 to " + LARGEST_PAGE, Integer.toString(asked));
        }
        return asked;
    }

    public static String quoted(@Nullable String text) {
        return text == null ? "nothing" : "'" + (text.length() > 100 ? text.substring(0, 100) + "…" : text) + "'";
    }
}
