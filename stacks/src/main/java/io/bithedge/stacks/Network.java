package io.bithedge.stacks;

/** A network by its transaction version, chain id and address versions. The devnet is a testnet. */
public enum Network {
    MAINNET(0x00, 0x00000001L, 22, 20),
    TESTNET(0x80, 0x80000000L, 26, 21);

    private final int transactionVersion;
    private final long chainId;
    private final int singleSigVersion;
    private final int multiSigVersion;

    Network(int transactionVersion, long chainId, int singleSigVersion, int multiSigVersion) {
        this.transactionVersion = transactionVersion;
        this.chainId = chainId;
        this.singleSigVersion = singleSigVersion;
        this.multiSigVersion = multiSigVersion;
    }

    public int transactionVersion() {
        return transactionVersion;
    }

    public long chainId() {
        return chainId;
    }

    /** Address version of a P2PKH account: `SP` or `ST`. */
    public int singleSigVersion() {
        return singleSigVersion;
    }

    /** Address version of all other hash modes: `SM` or `SN`. */
    public int multiSigVersion() {
        return multiSigVersion;
    }

    /** Whether an address of this version belongs here. */
    public boolean owns(int addressVersion) {
        return addressVersion == singleSigVersion || addressVersion == multiSigVersion;
    }

    public String label() {
        return switch (this) {
            case MAINNET -> "mainnet";
            case TESTNET -> "testnet";
        };
    }
}
