package io.bithedge.pool.prepare;

import io.bithedge.stacks.Bytes;

/** What only the wallet knows of a transaction: its public key (33 bytes, compressed), its next nonce, the fee it pays. */
public record Envelope(Bytes publicKey, long nonce, long feeMicroStx) {}
