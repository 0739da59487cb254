package io.bithedge.submitter.value;

/** Something that a person has to know. The same `id` is the same event, however often it is told. */
public record Alert(String id, String code, String subject, String message, String expected, String got) {

    public static Alert parked(Outgoing parked) {
        return new Alert(
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

    public static Alert keyUsedElsewhere(SignerRole role, long nonce, String detail) {
        return new Alert(
                "%s:KEY_USED_ELSEWHERE:%d".formatted(role, nonce),
                "KEY_USED_ELSEWHERE",
                "account of " + role,
                "nonce %d of %s was used by a transaction that is not ours: %s".formatted(nonce, role, detail),
                "only our transactions",
                "a foreign one");
    }
}
