package io.bithedge.stacks.clarity;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Random trees of values. */
public final class RandomValues {
    private static final String NAME_START = "abcxyzABCXYZ";
    private static final String NAME_REST = NAME_START + "0123456789-_!?+<>=/*";
    private static final String CONTRACT_REST = NAME_START + "0123456789-_";
    private static final int[] CODE_POINTS = {'a', 'Z', '"', '\\', '\n', ' ', 0, 0x7f, 0xe9, 0x6f22, 0x1f600, 0x10ffff};
    private static final int[] ASCII = {'a', 'Z', '"', '\\', '\n', '\t', '\r', '\f', ' ', '~', '\'', '{', ':'};

    private final RandomGenerator random;

    public RandomValues(RandomGenerator random) {
        this.random = random;
    }

    public ClarityValue value(int depth) {
        return switch (random.nextInt(depth > 1 ? 14 : 9)) {
            case 0 -> ClarityValue.integer(number().subtract(BigInteger.ONE.shiftLeft(127)));
            case 1 -> ClarityValue.uint(number());
            case 2 -> ClarityValue.buffer(bytes(random.nextInt(40)));
            case 3 -> ClarityValue.bool(random.nextBoolean());
            case 4 -> ClarityValue.principal(new Principal.Standard(address()));
            case 5 -> ClarityValue.principal(new Principal.Contract(address(), name(CONTRACT_REST, 128)));
            case 6 -> ClarityValue.none();
            case 7 -> ClarityValue.ascii(text(ASCII));
            case 8 -> ClarityValue.utf8(text(CODE_POINTS));
            case 9 -> ClarityValue.ok(value(depth - 1));
            case 10 -> ClarityValue.err(value(depth - 1));
            case 11 -> ClarityValue.some(value(depth - 1));
            case 12 -> list(depth);
            default -> tuple(depth);
        };
    }

    public StacksAddress address() {
        byte[] hash = bytes(20).toArray();
        // Leading zeros are where c32 goes wrong.
        for (int i = 0; i < hash.length && random.nextInt(3) == 0; i++) {
            hash[i] = 0;
        }
        return new StacksAddress(random.nextInt(32), Bytes.copyOf(hash));
    }

    public Principal.Contract contract() {
        return new Principal.Contract(address(), name(CONTRACT_REST, 40));
    }

    public String clarityName() {
        return name(NAME_REST, 128);
    }

    public Bytes bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }

    private ClarityValue list(int depth) {
        List<ClarityValue> items = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            items.add(value(depth - 1));
        }
        return ClarityValue.list(items);
    }

    private ClarityValue tuple(int depth) {
        TreeMap<String, ClarityValue> fields = new TreeMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            fields.put(clarityName(), value(depth - 1));
        }
        return ClarityValue.tuple(fields);
    }

    /** 0..2^128-1, small ones and those next to the powers of two included. */
    private BigInteger number() {
        return new BigInteger(1, bytes(random.nextInt(17)).toArray());
    }

    private String name(String rest, int max) {
        StringBuilder name = new StringBuilder().append(NAME_START.charAt(random.nextInt(NAME_START.length())));
        for (int i = random.nextInt(random.nextInt(10) == 0 ? max : 8); i > 0; i--) {
            name.append(rest.charAt(random.nextInt(rest.length())));
        }
        return name.toString();
    }

    private String text(int[] alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
