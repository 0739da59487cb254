package io.bithedge.topology.http.session;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.StructuredData;
import io.bithedge.stacks.signing.StructuredMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a wallet signs to show that it holds the key of an address: SIP-018, so that it can be no transaction. */
final class SignIn {
    static final String NAME = "BitHedge Pool";
    static final String VERSION = "1";
    static final String PURPOSE = "Sign in to BitHedge Pool. This moves no funds.";

    private final long chainId;
    private final String vault;

    /** {@code vault} names the pool: a signature for one opens no other. */
    SignIn(long chainId, String vault) {
        this.chainId = chainId;
        this.vault = vault;
    }

    ClarityValue domain() {
        return StructuredData.domain(NAME, VERSION, chainId);
    }

    ClarityValue message(String address, String nonce, Instant expiresAt) {
        return ClarityValue.tuple(Map.of(
                "purpose", ClarityValue.ascii(PURPOSE),
                "pool", ClarityValue.ascii(vault),
                "address", ClarityValue.ascii(address),
                "nonce", ClarityValue.ascii(nonce),
                "expires-at", ClarityValue.uint(expiresAt.getEpochSecond())));
    }

    long chainId() {
        return chainId;
    }

    String vault() {
        return vault;
    }

    /** The canonical text of a single-signature account of our network; empty when it is none: no other can sign in. */
    Optional<String> account(String text) {
        try {
            StacksAddress address = StacksAddress.parse(text);
            return address.version() == network().singleSigVersion()
                    ? Optional.of(address.toString())
                    : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** Whether the key of the address signed this message; {@code signature} is hex of r, s, recovery id. */
    boolean isSignedBy(String address, ClarityValue message, String signature) {
        try {
            return StructuredMessage.recover(StructuredData.hash(domain(), message), Bytes.ofHex(signature))
                    .filter(key -> Hashes.hash160(key)
                            .equals(StacksAddress.parse(address).hash160()))
                    .isPresent();
        } catch (MalformedException e) {
            return false;
        }
    }

    private Network network() {
        return chainId == Network.MAINNET.chainId() ? Network.MAINNET : Network.TESTNET;
    }
}
