package io.bithedge.cli.demo;

import io.bithedge.cli.chain.Account;
import io.bithedge.cli.chain.Chain;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.signing.PrivateKey;
import java.nio.charset.StandardCharsets;

/** Somebody in the market: a name for the reader and an account whose key follows from seed and name. */
public record Participant(String name, PrivateKey key, Account account) {
    public static Participant of(Chain chain, long seed, String name) {
        String secret = "bithedge demo " + seed + " " + name;
        Bytes digest = Hashes.sha256(Bytes.copyOf(secret.getBytes(StandardCharsets.UTF_8)));
        PrivateKey key = PrivateKey.ofHex(digest.toHex());
        return new Participant(name, key, new Account(chain, key));
    }

    public String address() {
        return account.address().toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
