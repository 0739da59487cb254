package io.bithedge.signer.record;

/** The record says something that was never written. Signing on without it could sign a nonce twice, so the signer does not start. */
public final class RecordDamagedException extends RuntimeException {
    RecordDamagedException(String message) {
        super(message);
    }
}
