package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.Names;
import io.bithedge.stacks.WireReader;
import io.bithedge.stacks.WireWriter;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityCodec;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.PrincipalCodec;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.Fungible;
import io.bithedge.stacks.transaction.PostCondition.NonFungible;
import io.bithedge.stacks.transaction.PostCondition.Pox;
import io.bithedge.stacks.transaction.PostCondition.PoxCode;
import io.bithedge.stacks.transaction.PostCondition.SentCode;
import io.bithedge.stacks.transaction.PostCondition.Staking;
import io.bithedge.stacks.transaction.PostCondition.Stx;
import io.bithedge.stacks.transaction.PostCondition.Who;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/** The binary form of post-conditions. */
final class PostConditionCodec {
    static final int STX = 0x00;
    static final int FUNGIBLE = 0x01;
    static final int NON_FUNGIBLE = 0x02;
    static final int STAKING = 0x03;
    static final int POX = 0x04;

    static final int ORIGIN = 0x01;
    static final int ACCOUNT = 0x02;
    static final int CONTRACT = 0x03;

    private PostConditionCodec() {}

    static Bytes encode(PostCondition condition) {
        WireWriter out = new WireWriter();
        write(condition, out);
        return out.toBytes();
    }

    static void write(PostCondition condition, WireWriter out) {
        switch (condition) {
            case Stx(Who who, AmountCode code, BigInteger amount) -> {
                writeWho(who, out.u8(STX));
                out.u8(code.code()).u64(amount);
            }
            case Fungible(Who who, AssetId asset, AmountCode code, BigInteger amount) -> {
                writeWho(who, out.u8(FUNGIBLE));
                writeAsset(asset, out).u8(code.code()).u64(amount);
            }
            case NonFungible(Who who, AssetId asset, ClarityValue id, SentCode code) -> {
                writeWho(who, out.u8(NON_FUNGIBLE));
                ClarityCodec.write(id, writeAsset(asset, out));
                out.u8(code.code());
            }
            case Staking(Who who, AmountCode code, BigInteger amount) -> {
                writeWho(who, out.u8(STAKING));
                out.u8(code.code()).u64(amount);
            }
            case Pox(Who who, PoxCode code) -> {
                writeWho(who, out.u8(POX));
                out.u8(code.code());
            }
        }
    }

    static PostCondition read(WireReader in) {
        int at = in.offset();
        int tag = in.u8("post-condition type");
        return switch (tag) {
            case STX -> new Stx(readWho(in), amountCode(in), in.u64("amount"));
            case FUNGIBLE -> new Fungible(readWho(in), readAsset(in), amountCode(in), in.u64("amount"));
            case NON_FUNGIBLE ->
                new NonFungible(
                        readWho(in), readAsset(in), ClarityCodec.read(in), code(in, SentCode.values(), SentCode::code));
            case STAKING -> new Staking(readWho(in), amountCode(in), in.u64("amount"));
            case POX -> new Pox(readWho(in), code(in, PoxCode.values(), PoxCode::code));
            default -> throw MalformedException.at(at, Kind.UNKNOWN_TAG, "a post-condition type of 00..04", tag);
        };
    }

    private static void writeWho(Who who, WireWriter out) {
        switch (who) {
            case Who.Origin() -> out.u8(ORIGIN);
            case Who.Account(StacksAddress address) -> PrincipalCodec.writeAddress(address, out.u8(ACCOUNT));
            case Who.Contract(Principal.Contract contract) -> writeContract(contract, out.u8(CONTRACT));
        }
    }

    private static Who readWho(WireReader in) {
        int at = in.offset();
        int tag = in.u8("post-condition principal");
        return switch (tag) {
            case ORIGIN -> new Who.Origin();
            case ACCOUNT -> new Who.Account(PrincipalCodec.readAddress(in));
            case CONTRACT -> new Who.Contract(PrincipalCodec.readContract(in));
            default -> throw MalformedException.at(at, Kind.UNKNOWN_TAG, "a principal type of 01..03", tag);
        };
    }

    static WireWriter writeContract(Principal.Contract contract, WireWriter out) {
        return PrincipalCodec.writeAddress(contract.address(), out).name(contract.name());
    }

    private static WireWriter writeAsset(AssetId asset, WireWriter out) {
        return writeContract(asset.contract(), out).name(asset.asset());
    }

    private static AssetId readAsset(WireReader in) {
        Principal.Contract contract = PrincipalCodec.readContract(in);
        return new AssetId(contract, in.name(Names::isClarityName, "asset name"));
    }

    private static AmountCode amountCode(WireReader in) {
        return code(in, AmountCode.values(), AmountCode::code);
    }

    private static <T> T code(WireReader in, T[] all, ToIntFunction<T> codeOf) {
        int at = in.offset();
        int found = in.u8("condition code");
        return Arrays.stream(all)
                .filter(each -> codeOf.applyAsInt(each) == found)
                .findFirst()
                .orElseThrow(() -> MalformedException.at(
                        at, Kind.UNKNOWN_TAG, "a condition code of " + Arrays.toString(all), found));
    }
}
