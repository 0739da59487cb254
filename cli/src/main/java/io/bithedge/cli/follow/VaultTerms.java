package io.bithedge.cli.follow;

import io.bithedge.ledger.Token;

/** What the vault was initialised with, as far as books need it. Burn blocks, basis points. */
public record VaultTerms(
        long epochBlocks, long rootDelayBlocks, long graceBlocks, long stxUtilisationBps, long sbtcUtilisationBps) {
    long utilisationBps(Token token) {
        return switch (token) {
            case STX -> stxUtilisationBps;
            case SBTC -> sbtcUtilisationBps;
        };
    }
}
