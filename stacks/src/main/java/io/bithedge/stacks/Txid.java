package io.bithedge.stacks;

/** The id of a transaction: 32 bytes, SHA-512/256 of its signed bytes. */
public record Txid(Bytes bytes) {
    public static final int SIZE = 32;

    public Txid {
        if (bytes.size() != SIZE) {
            throw new IllegalArgumentException("a txid has 32 bytes, got " + bytes.size());
        }
    }

    /** Reads 64 hex digits with or without `0x`. */
    public static Txid parse(String text) {
        Bytes bytes = Bytes.ofHex(text);
        if (bytes.size() != SIZE) {
            throw MalformedException.at(0, MalformedException.Kind.BAD_LENGTH, "a txid of 32 bytes", bytes.size());
        }
        return new Txid(bytes);
    }

    /** Without `0x`, as the node writes it. */
    public String hex() {
        return bytes.toHex();
    }

    /** With `0x`, as the API writes it. */
    public String prefixedHex() {
        return bytes.toPrefixedHex();
    }

    @Override
    public String toString() {
        return prefixedHex();
    }
}
