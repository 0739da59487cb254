package io.bithedge.stacks.client;

import java.math.BigInteger;

/** An account at the node's tip; amounts in micro-STX. The nonce is the next usable one. */
public record AccountState(BigInteger balance, BigInteger locked, long unlockHeight, long nonce) {
    static AccountState of(JsonView json) {
        return new AccountState(
                json.amount("balance"), json.amount("locked"), json.integer("unlock_height"), json.natural("nonce"));
    }
}
