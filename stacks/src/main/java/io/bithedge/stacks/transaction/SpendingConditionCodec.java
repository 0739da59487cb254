package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.WireReader;
import io.bithedge.stacks.WireWriter;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.signing.RecoverableSignature;
import io.bithedge.stacks.transaction.SpendingCondition.Field;
import io.bithedge.stacks.transaction.SpendingCondition.MultiSig;
import io.bithedge.stacks.transaction.SpendingCondition.SingleSig;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The binary form of spending conditions. */
final class SpendingConditionCodec {
    private static final int COMPRESSED = 0x00;
    private static final int UNCOMPRESSED = 0x01;
    private static final int KEY_SIZE = 33;

    private SpendingConditionCodec() {}

    static void write(SpendingCondition condition, WireWriter out) {
        out.u8(condition.hashMode().code())
                .bytes(condition.signer())
                .u64(condition.nonce())
                .u64(condition.feeMicroStx());
        switch (condition) {
            case SingleSig single ->
                out.u8(single.compressedKey() ? COMPRESSED : UNCOMPRESSED).bytes(single.signature());
            case MultiSig multi -> {
                out.u32(multi.fields().size());
                multi.fields().forEach(field -> writeField(field, out));
                out.u16(multi.signaturesRequired());
            }
        }
    }

    private static void writeField(Field field, WireWriter out) {
        int form = field.compressedKey() ? 0 : 1;
        switch (field) {
            case Field.Key key -> out.u8(form).bytes(key.publicKey());
            case Field.Signature signature -> out.u8(2 + form).bytes(signature.vrs());
        }
    }

    static SpendingCondition read(WireReader in) {
        HashMode mode = readHashMode(in);
        Bytes signer = in.bytes(StacksAddress.HASH_SIZE, "signer");
        BigInteger nonce = in.u64("nonce");
        BigInteger fee = in.u64("fee");
        if (mode.isMultiSig()) {
            List<Field> fields = readFields(in);
            return new MultiSig(mode, signer, nonce, fee, fields, in.u16("signatures required"));
        }
        boolean compressed = readCompressed(mode, in);
        return new SingleSig(mode, signer, nonce, fee, compressed, in.bytes(RecoverableSignature.SIZE, "signature"));
    }

    private static HashMode readHashMode(WireReader in) {
        int at = in.offset();
        int code = in.u8("hash mode");
        for (HashMode mode : HashMode.values()) {
            if (mode.code() == code) {
                return mode;
            }
        }
        throw MalformedException.at(at, Kind.UNKNOWN_TAG, "a hash mode", code);
    }

    private static boolean readCompressed(HashMode mode, WireReader in) {
        int at = in.offset();
        int encoding = in.u8("key encoding");
        if (encoding > UNCOMPRESSED || (mode == HashMode.P2WPKH_P2SH && encoding != COMPRESSED)) {
            throw MalformedException.at(at, Kind.OUT_OF_RANGE, "a key encoding of " + mode, encoding);
        }
        return encoding == COMPRESSED;
    }

    private static List<Field> readFields(WireReader in) {
        int count = in.count(1 + KEY_SIZE, "field count");
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(readField(in));
        }
        return fields;
    }

    private static Field readField(WireReader in) {
        int at = in.offset();
        int id = in.u8("field id");
        return switch (id) {
            case 0, 1 -> new Field.Key(id == 0, in.bytes(KEY_SIZE, "public key"));
            case 2, 3 -> new Field.Signature(id == 2, in.bytes(RecoverableSignature.SIZE, "signature"));
            default -> throw MalformedException.at(at, Kind.UNKNOWN_TAG, "a field id of 00..03", id);
        };
    }
}
