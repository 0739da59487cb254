package io.bithedge.stacks.clarity;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.Names;
import io.bithedge.stacks.WireReader;
import io.bithedge.stacks.WireWriter;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;

/** Addresses and principals on the wire, as values and transaction parts share them. */
public final class PrincipalCodec {
    private PrincipalCodec() {}

    /** Tag, address, and for a contract its name: the form of a Clarity value and of a transfer's recipient. */
    public static void write(Principal principal, WireWriter out) {
        switch (principal) {
            case Principal.Standard(StacksAddress address) -> writeAddress(address, out.u8(ClarityTag.STANDARD));
            case Principal.Contract(StacksAddress address, String name) ->
                writeAddress(address, out.u8(ClarityTag.CONTRACT)).name(name);
        }
    }

    public static Principal read(WireReader in) {
        int at = in.offset();
        int tag = in.u8("principal tag");
        return switch (tag) {
            case ClarityTag.STANDARD -> new Principal.Standard(readAddress(in));
            case ClarityTag.CONTRACT -> readContractValue(in);
            default -> throw MalformedException.at(at, Kind.UNKNOWN_TAG, "principal tag 05 or 06", tag);
        };
    }

    /** A contract principal as it stands in a value. */
    static Principal.Contract readContractValue(WireReader in) {
        StacksAddress address = readAddress(in);
        return new Principal.Contract(address, in.name(Names::isPrincipalName, "contract name"));
    }

    /** A contract that is called, or named by a post-condition or an asset. */
    public static Principal.Contract readContract(WireReader in) {
        StacksAddress address = readAddress(in);
        return new Principal.Contract(address, in.name(Names::isContractName, "contract name"));
    }

    public static WireWriter writeAddress(StacksAddress address, WireWriter out) {
        return out.u8(address.version()).bytes(address.hash160());
    }

    public static StacksAddress readAddress(WireReader in) {
        int at = in.offset();
        int version = in.u8("address version");
        if (version > 31) {
            throw MalformedException.at(at, Kind.OUT_OF_RANGE, "an address version of 0..31", version);
        }
        return new StacksAddress(version, in.bytes(StacksAddress.HASH_SIZE, "address hash"));
    }
}
