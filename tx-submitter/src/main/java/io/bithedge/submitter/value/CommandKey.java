package io.bithedge.submitter.value;

/** Identity of a command: the same key is executed once, however often it is asked for. Text form `signer:commandId`. */
public record CommandKey(SignerRole signer, String commandId) {
    @Override
    public String toString() {
        return signer + ":" + commandId;
    }
}
