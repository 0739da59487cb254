package io.bithedge.cli.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.claim.PrincipalBytes;
import io.bithedge.ledger.claim.SumNodes;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityCodec;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityValue.AsciiValue;
import io.bithedge.stacks.clarity.ClarityValue.ListValue;
import io.bithedge.stacks.clarity.ClarityValue.PrincipalValue;
import io.bithedge.stacks.clarity.ClarityValue.TupleValue;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The ledger writes a leaf by itself, and may not know the protocol's module: here both are seen, and must agree to the byte. */
class LeafBytesTest {
    private static final int LEAVES = 2_000;

    @Test
    void leafIsTheConsensusSerialisationOfItsTuple() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        SumNodes nodes = new SumNodes();
        for (int i = 0; i < LEAVES; i++) {
            Leaf leaf = leaf(random);
            Bytes expected = ClarityCodec.encode(tuple(leaf));
            assertThat(Bytes.copyOf(nodes.serialize(leaf)))
                    .as("seed %d, leaf %d: %s", seed, i, leaf)
                    .isEqualTo(expected);
            Bytes hashed = Hashes.sha256(Bytes.zeros(1).concat(expected));
            assertThat(nodes.leaf(leaf).hash()).hasToString(hashed.toHex());
        }
    }

    /** One character changed, left out or put in: both read it or neither does, and to the same bytes. */
    @Test
    void addressesAreReadAsStrictly() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        PrincipalBytes ours = new PrincipalBytes();
        String characters = "0123456789ABCDEFGHJKMNPQRSTVWXYZILOUaz.-_";
        for (int i = 0; i < LEAVES; i++) {
            StringBuilder text = new StringBuilder(principal(random).toString());
            int at = random.nextInt(text.length());
            char other = characters.charAt(random.nextInt(characters.length()));
            switch (i % 4) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.insert(at, other);
                case 2 -> text.deleteCharAt(at);
                default -> {
                    // As it is.
                }
            }
            compare(ours, text.toString(), "seed %d, address %d: %s".formatted(seed, i, text));
        }
    }

    private static void compare(PrincipalBytes ours, String text, String what) {
        Principal theirs;
        try {
            theirs = Principal.parse(text);
        } catch (MalformedException e) {
            assertThatThrownBy(() -> ours.of(text)).as(what).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        assertThat(Bytes.copyOf(ours.of(text))).as(what).isEqualTo(ClarityCodec.encode(theirs));
    }

    private static ClarityValue tuple(Leaf leaf) {
        EpochWeights weights = leaf.weights();
        return new TupleValue(new TreeMap<>(Map.of(
                "provider",
                new PrincipalValue(Principal.parse(leaf.provider())),
                "token",
                new AsciiValue(leaf.book().token().name()),
                "tier",
                new AsciiValue(leaf.book().tier().chainName()),
                "epoch",
                ClarityValue.uint(leaf.epoch()),
                "opening",
                ClarityValue.uint(leaf.opening()),
                "settled-burden",
                ClarityValue.uint(leaf.settledBurden()),
                "settled-premium",
                ClarityValue.uint(leaf.settledPremium()),
                "weights",
                new ListValue(IntStream.range(0, weights.size())
                        .<ClarityValue>mapToObj(i -> new TupleValue(new TreeMap<>(Map.of(
                                "epoch", ClarityValue.uint(weights.epochAt(i)),
                                "weight", ClarityValue.uint(weights.weightAt(i))))))
                        .toList()))));
    }

    private static Leaf leaf(Random random) {
        int count = random.nextInt(10) == 0 ? 400 : random.nextInt(5);
        long first = random.nextLong(1L << (1 + random.nextInt(40)));
        long[] epochs = LongStream.range(first, first + count).toArray();
        long[] weights = LongStream.of(epochs).map(epoch -> 1 + any(random, 62)).toArray();
        return new Leaf(
                BookId.all().get(random.nextInt(BookId.all().size())),
                principal(random).toString(),
                first + count,
                any(random, 51),
                any(random, 63),
                any(random, 63),
                EpochWeights.of(epochs, weights));
    }

    private static Principal principal(Random random) {
        byte[] hash = new byte[20];
        random.nextBytes(hash);
        for (int zeros = random.nextInt(4) == 0 ? random.nextInt(21) : 0; zeros > 0; zeros--) {
            hash[zeros - 1] = 0;
        }
        StacksAddress address = new StacksAddress(random.nextInt(32), Bytes.copyOf(hash));
        return random.nextInt(3) == 0
                ? new Principal.Contract(address, "a" + "b-9_Z".repeat(random.nextInt(8)))
                : Principal.of(address);
    }

    /** Of any size below 2^bits. */
    private static long any(Random random, int bits) {
        return random.nextLong() >>> (64 - 1 - random.nextInt(bits));
    }
}
