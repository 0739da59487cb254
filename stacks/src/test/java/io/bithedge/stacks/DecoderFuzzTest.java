package io.bithedge.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.RandomValues;
import io.bithedge.stacks.signing.RecoverableSignature;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.SignatureCheck;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever comes in: a decoder gives a value that encodes to the same input, or a MalformedException with an offset within it. */
class DecoderFuzzTest {
    private static final int ROUNDS = 20_000;

    private final RandomGenerator random = Seeds.random(DecoderFuzzTest.class);
    private final RandomValues values = new RandomValues(random);

    @Test
    void survivesAnyValueBytes() {
        List<Bytes> seeds = new ArrayList<>(hexes("clarity_values", "hex"));
        for (int i = 0; i < 50; i++) {
            seeds.add(values.value(5).encode());
        }
        fuzz(seeds, ClarityValue::decode, ClarityValue::encode);
    }

    @Test
    void survivesAnyPostConditionBytes() {
        fuzz(hexes("post_conditions", "hex"), PostCondition::decode, PostCondition::encode);
    }

    @Test
    void survivesAnyTransactionBytes() {
        List<Bytes> seeds = new ArrayList<>(hexes("transactions", "signed_tx_hex"));
        Vectors.calls()
                .forEach(call -> seeds.add(Bytes.ofHex(call.get("out").get("tx").asString())));
        fuzz(seeds, StacksTransaction::decode, StacksTransaction::encode);
    }

    @Test
    void checksSignaturesOfAnyTransaction() {
        List<Bytes> seeds = hexes("transactions", "signed_tx_hex");
        for (int i = 0; i < 300; i++) {
            Bytes input = mutated(seeds.get(random.nextInt(seeds.size())));
            decoded(input, StacksTransaction::decode).forEach(SignatureCheck::isFullySigned);
        }
    }

    @Test
    void survivesAnySignatureBytes() {
        fuzz(hexes("ecdsa", "signature_vrs"), RecoverableSignature::ofVrs, RecoverableSignature::toVrs);
        fuzz(hexes("ecdsa", "signature_vrs"), RecoverableSignature::ofRsv, RecoverableSignature::toRsv);
    }

    @Test
    void survivesAnyLiteral() {
        List<String> seeds = new ArrayList<>(Vectors.of("clarity_values")
                .map(vector -> vector.get("repr").asString())
                .toList());
        for (int i = 0; i < 50; i++) {
            seeds.add(values.value(5).toString());
        }
        // What is read may be written otherwise (spaces, key order), but it must read back as the same value.
        fuzzText(seeds, ClarityValue::parse, value -> ClarityValue.parse(value.toString()));
    }

    @Test
    void survivesAnyPrincipalAndAssetText() {
        List<String> seeds = Vectors.of("c32_addresses")
                .map(vector -> vector.get("address").asString() + ".vault-v1")
                .toList();
        fuzzText(seeds, Principal::parse, principal -> Principal.parse(principal.toString()));
        fuzzText(
                seeds.stream().map(seed -> seed + "::asset").toList(),
                AssetId::parse,
                asset -> AssetId.parse(asset.toString()));
    }

    private <T> void fuzz(List<Bytes> seeds, Function<Bytes, T> decode, Function<T, Bytes> encode) {
        for (int i = 0; i < ROUNDS; i++) {
            Bytes input =
                    i % 4 == 0 ? values.bytes(random.nextInt(80)) : mutated(seeds.get(random.nextInt(seeds.size())));
            for (T value : decoded(input, decode)) {
                assertThat(encode.apply(value)).as(Seeds.label()).isEqualTo(input);
            }
        }
    }

    private static <T> List<T> decoded(Bytes input, Function<Bytes, T> decode) {
        try {
            return List.of(decode.apply(input));
        } catch (MalformedException e) {
            assertThat(e.offset()).as("%s, input %s", Seeds.label(), input).isBetween(0, input.size());
            return List.of();
        } catch (RuntimeException | Error e) {
            return fail("%s, input %s".formatted(Seeds.label(), input), e);
        }
    }

    private <T> void fuzzText(List<String> seeds, Function<String, T> parse, Function<T, T> again) {
        for (int i = 0; i < ROUNDS; i++) {
            String input = mutated(seeds.get(random.nextInt(seeds.size())));
            try {
                T value = parse.apply(input);
                assertThat(again.apply(value)).as(Seeds.label()).isEqualTo(value);
            } catch (MalformedException e) {
                assertThat(e.offset())
                        .as("%s, input '%s'", Seeds.label(), input)
                        .isBetween(0, input.length());
            } catch (RuntimeException | Error e) {
                fail("%s, input '%s'".formatted(Seeds.label(), input), e);
            }
        }
    }

    private Bytes mutated(Bytes seed) {
        byte[] bytes = seed.toArray();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(4));
                default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) random.nextInt());
            }
        }
        return Bytes.copyOf(bytes);
    }

    private String mutated(String seed) {
        String alphabet = "(){}:,\"'\\ \nuxn0159-az.é\ud83d";
        StringBuilder text = new StringBuilder(seed);
        for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            char c = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                case 2 -> text.deleteCharAt(at);
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }

    private static List<Bytes> hexes(String list, String field) {
        return Vectors.of(list)
                .map(vector -> Bytes.ofHex(vector.get(field).asString()))
                .toList();
    }
}
