package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.Names;
import io.bithedge.stacks.WireReader;
import io.bithedge.stacks.WireWriter;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityCodec;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.PrincipalCodec;
import io.bithedge.stacks.transaction.Payload.ContractCall;
import io.bithedge.stacks.transaction.Payload.Opaque;
import io.bithedge.stacks.transaction.Payload.SmartContract;
import io.bithedge.stacks.transaction.Payload.TokenTransfer;
import io.bithedge.stacks.transaction.Payload.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The binary form of payloads. A payload is the last part of a transaction. */
final class PayloadCodec {
    static final int TOKEN_TRANSFER = 0x00;
    static final int SMART_CONTRACT = 0x01;
    static final int CONTRACT_CALL = 0x02;
    static final int POISON = 0x03;
    static final int COINBASE = 0x04;
    static final int COINBASE_TO_RECIPIENT = 0x05;
    static final int VERSIONED_CONTRACT = 0x06;
    static final int TENURE_CHANGE = 0x07;
    static final int NAKAMOTO_COINBASE = 0x08;

    private PayloadCodec() {}

    static void write(Payload payload, WireWriter out) {
        switch (payload) {
            case TokenTransfer transfer -> {
                PrincipalCodec.write(transfer.recipient(), out.u8(TOKEN_TRANSFER));
                out.u64(transfer.amountMicroStx()).bytes(transfer.memo());
            }
            case ContractCall call -> {
                PostConditionCodec.writeContract(call.contract(), out.u8(CONTRACT_CALL))
                        .name(call.function())
                        .u32(call.arguments().size());
                call.arguments().forEach(argument -> ClarityCodec.write(argument, out));
            }
            case SmartContract(Version.EpochDefault(), String name, Bytes source) ->
                out.u8(SMART_CONTRACT).name(name).u32(source.size()).bytes(source);
            case SmartContract(Version.Named(int number), String name, Bytes source) ->
                out.u8(VERSIONED_CONTRACT)
                        .u8(number)
                        .name(name)
                        .u32(source.size())
                        .bytes(source);
            case Opaque(int type, Bytes rest) -> out.u8(type).bytes(rest);
        }
    }

    static Payload read(WireReader in) {
        int at = in.offset();
        int type = in.u8("payload type");
        return switch (type) {
            case TOKEN_TRANSFER ->
                new TokenTransfer(PrincipalCodec.read(in), in.u64("amount"), in.bytes(TokenTransfer.MEMO_SIZE, "memo"));
            case SMART_CONTRACT -> readContract(new Version.EpochDefault(), in);
            case VERSIONED_CONTRACT -> readContract(readVersion(in), in);
            case CONTRACT_CALL -> readCall(in);
            case POISON, COINBASE, COINBASE_TO_RECIPIENT, TENURE_CHANGE, NAKAMOTO_COINBASE ->
                new Opaque(type, in.bytes(in.remaining(), "payload"));
            default -> throw MalformedException.at(at, Kind.UNKNOWN_TAG, "a payload type of 00..08", type);
        };
    }

    private static Version readVersion(WireReader in) {
        int at = in.offset();
        int number = in.u8("Clarity version");
        if (number < 1 || number > 6) {
            throw MalformedException.at(at, Kind.OUT_OF_RANGE, "a Clarity version of 1..6", number);
        }
        return new Version.Named(number);
    }

    private static Payload readContract(Version version, WireReader in) {
        String name = in.name(Names::isContractName, "contract name");
        int size = in.count(1, "source length");
        int at = in.offset();
        Bytes source = in.bytes(size, "source");
        for (int i = 0; i < size; i++) {
            int c = source.unsignedAt(i);
            if (!isSourceCharacter(c)) {
                throw MalformedException.at(at + i, Kind.INVALID_ASCII, "ASCII source text", c);
            }
        }
        return new SmartContract(version, name, source);
    }

    /** What a node takes in source text: printable ASCII, line ends and tabs. */
    static boolean isSourceCharacter(int c) {
        return (c >= ' ' && c <= '~') || c == '\n' || c == '\r' || c == '\t';
    }

    static Bytes source(String text) {
        if (!text.chars().allMatch(PayloadCodec::isSourceCharacter)) {
            throw new IllegalArgumentException("contract source is printable ASCII");
        }
        return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Payload readCall(WireReader in) {
        Principal.Contract contract = PrincipalCodec.readContract(in);
        String function = in.name(Names::isClarityName, "function name");
        int count = in.count(1, "argument count");
        List<ClarityValue> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(ClarityCodec.read(in));
        }
        return new ContractCall(contract, function, arguments);
    }
}
