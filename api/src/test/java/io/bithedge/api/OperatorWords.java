package io.bithedge.api;

import io.bithedge.pool.incident.Acknowledgement;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.signing.PrivateKey;

/** What an operator's wallet sends. */
public final class OperatorWords {
    private static final PrivateKey KEY = PrivateKey.ofHex("00".repeat(31) + "01");
    static final StacksAddress OPERATOR = KEY.address(Network.TESTNET);

    private OperatorWords() {}

    /** Signed by the operator of {@link ApiServer}. */
    public static String acknowledgement(String incidentId, long atMs) {
        Acknowledgement word = new Acknowledgement(incidentId, OPERATOR, "I look into it", atMs);
        return body(word, signature(word));
    }

    static String signature(Acknowledgement word) {
        return KEY.sign(word.hash(Network.TESTNET.chainId(), ApiServer.VAULT))
                .toRsv()
                .toHex();
    }

    static String body(Acknowledgement word, String signature) {
        return "{\"incidentId\":\"%s\",\"operator\":\"%s\",\"reason\":\"%s\",\"atMs\":%d,\"signature\":\"%s\"}"
                .formatted(word.incidentId(), word.operator(), word.reason(), word.atMs(), signature);
    }
}
