package io.bithedge.submitter.value;

/** Something an operator has to know. The same `id` is the same event, however often it is published. */
public record Incident(String id, String code, String subject, String message, String expected, String got) {

    public static Incident parked(SubmittedTransaction parked) {
        return new Incident(
                "%s:%s:%d"
                        .formatted(
                                parked.key(),
                                parked.cause().word(),
                                parked.status().changedAtMs()),
                "TRANSACTION_PARKED",
                "transaction " + parked.key(),
                "%s is parked, %s: %s".formatted(parked.key(), parked.cause().word(), parked.reason()),
                "on its way",
                "PARKED");
    }

    public static Incident keyUsedElsewhere(SignerRole role, long nonce, String detail) {
        return new Incident(
                "%s:KEY_USED_ELSEWHERE:%d".formatted(role, nonce),
                "KEY_USED_ELSEWHERE",
                "account of " + role,
                "nonce %d of %s was used by a transaction that is not ours: %s".formatted(nonce, role, detail),
                "only our transactions",
                "a foreign one");
    }

    /** The id is that of the block we remember: however often it is found out, it is one cause. */
    public static Incident anotherChain(BlockRef own, String there) {
        return new Incident(
                "ANOTHER_CHAIN:" + own.indexBlockHash(),
                "ANOTHER_CHAIN",
                "block " + own.height(),
                "the chain is not the one that our transactions are on: nothing is signed or posted",
                own.indexBlockHash(),
                there);
    }
}
