package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Network;

/** How an account's hash is made of its public keys. */
public enum HashMode {
    P2PKH(0x00, false),
    P2SH(0x01, true),
    P2WPKH_P2SH(0x02, false),
    P2WSH_P2SH(0x03, true),
    P2SH_UNORDERED(0x05, true),
    P2WSH_P2SH_UNORDERED(0x07, true);

    private final int code;
    private final boolean multiSig;

    HashMode(int code, boolean multiSig) {
        this.code = code;
        this.multiSig = multiSig;
    }

    int code() {
        return code;
    }

    public boolean isMultiSig() {
        return multiSig;
    }

    public int addressVersion(Network network) {
        return this == P2PKH ? network.singleSigVersion() : network.multiSigVersion();
    }
}
