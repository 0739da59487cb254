package io.bithedge.stacks.remote;

import java.io.IOException;

/** The signer cannot be asked, or gave no answer that can be believed. Whether it has signed is not known: ask again, it gives the same bytes. */
public final class SignerUnavailableException extends IOException {
    private static final long serialVersionUID = 1L;

    SignerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public SignerUnavailableException(String message) {
        super(message);
    }
}
