package io.bithedge.api.prepare;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.ledger.Bounds;
import io.bithedge.pool.prepare.Envelope;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the fields of the `:prepare` requests, as strictly as the contracts would. */
public final class PrepareFields {
    /** The vault takes amounts below 2^51. */
    private static final long LARGEST_AMOUNT = Bounds.UNITS_END - 1;

    private static final int COMPRESSED_KEY_BYTES = 33;

    private final Network network;

    public PrepareFields(Network network) {
        this.network = network;
    }

    public Network network() {
        return network;
    }

    /** An account of our network: the contracts take direct calls only, so a contract cannot be the sender. */
    public Principal.Standard wallet(String field, @Nullable String text) {
        if (Fields.principal(field, text, network) instanceof Principal.Standard account
                && network.owns(account.address().version())) {
            return account;
        }
        throw Problem.invalid(field, "an account's address on the " + network.label(), Fields.quoted(text));
    }

    /** {@code lowest} is 0 or 1. */
    public static long baseUnits(String field, @Nullable String text, long lowest) {
        if (text != null && text.matches("0|[1-9][0-9]{0,15}")) {
            long amount = Long.parseLong(text);
            if (amount >= lowest && amount <= LARGEST_AMOUNT) {
                return amount;
            }
        }
        throw Problem.invalid(
                field,
                "a decimal string of base units from %d to %d".formatted(lowest, LARGEST_AMOUNT),
                Fields.quoted(text));
    }

    /** Empty when none of the three was given; all of them or none. */
    public Optional<Envelope> envelope(
            Principal.Standard sender, @Nullable String publicKey, @Nullable Long nonce, @Nullable String fee) {
        if (Stream.of(Optional.ofNullable(publicKey), Optional.ofNullable(nonce), Optional.ofNullable(fee))
                .allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        if (nonce == null || nonce < 0) {
            throw Problem.invalid("nonce", "a number from 0, beside publicKey and fee", String.valueOf(nonce));
        }
        return Optional.of(new Envelope(key(sender, publicKey), nonce, baseUnits("fee", fee, 0)));
    }

    private Bytes key(Principal.Standard sender, @Nullable String publicKey) {
        String expected = "the compressed public key of " + sender + " as 66 hex digits, beside nonce and fee";
        try {
            Bytes key = Bytes.ofHex(Objects.requireNonNullElse(publicKey, ""));
            if (key.size() == COMPRESSED_KEY_BYTES
                    && StacksAddress.ofPublicKey(key, network).equals(sender.address())) {
                return key;
            }
        } catch (MalformedException e) {
            throw Problem.invalid("publicKey", expected, Fields.quoted(publicKey));
        }
        throw Problem.invalid("publicKey", expected, Fields.quoted(publicKey));
    }
}
