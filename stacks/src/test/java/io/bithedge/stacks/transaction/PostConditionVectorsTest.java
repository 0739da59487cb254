package io.bithedge.stacks.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Vectors;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.PoxCode;
import io.bithedge.stacks.transaction.PostCondition.SentCode;
import io.bithedge.stacks.transaction.PostCondition.Who;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PostConditionVectorsTest {
    static Stream<JsonNode> vectors() {
        return Vectors.of("post_conditions");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void writesAndReadsEveryVector(JsonNode vector) {
        Bytes bytes = Bytes.ofHex(vector.get("hex").asString());
        PostCondition condition = build(vector.get("json"));
        assertThat(condition.encode()).isEqualTo(bytes);
        assertThat(PostCondition.decode(bytes)).isEqualTo(condition);
    }

    /** Epoch 4.0: staking as STX but type 03; pox is type 04, who, and one code. */
    @Test
    void writesAndReadsTheKindsOfEpochFour() {
        PostCondition staking = new PostCondition.Staking(Who.origin(), AmountCode.LESS, BigInteger.TWO);
        PostCondition pox = new PostCondition.Pox(Who.origin(), PoxCode.PERFORMED);
        assertThat(staking.encode().toHex()).isEqualTo("0301040000000000000002");
        assertThat(pox.encode().toHex()).isEqualTo("040132");
        assertThat(PostCondition.decode(staking.encode())).isEqualTo(staking);
        assertThat(PostCondition.decode(pox.encode())).isEqualTo(pox);
    }

    private static PostCondition build(JsonNode json) {
        Who who = json.get("address").asString().equals("origin")
                ? Who.origin()
                : Who.of(Principal.parse(json.get("address").asString()));
        String condition = json.get("condition").asString();
        BigInteger amount = new BigInteger(json.path("amount").asString("0"));
        return switch (json.get("type").asString()) {
            case "stx-postcondition" -> PostCondition.stx(who, amountCode(condition), amount);
            case "ft-postcondition" -> PostCondition.fungible(who, asset(json), amountCode(condition), amount);
            default ->
                PostCondition.nonFungible(
                        who,
                        asset(json),
                        ClarityValue.parse(
                                "u" + json.get("assetId").get("value").asString()),
                        sentCode(condition));
        };
    }

    private static AssetId asset(JsonNode json) {
        return AssetId.parse(json.get("asset").asString());
    }

    private static AmountCode amountCode(String word) {
        return switch (word) {
            case "eq" -> AmountCode.EQUAL;
            case "gt" -> AmountCode.GREATER;
            case "gte" -> AmountCode.GREATER_OR_EQUAL;
            case "lt" -> AmountCode.LESS;
            case "lte" -> AmountCode.LESS_OR_EQUAL;
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static SentCode sentCode(String word) {
        return switch (word) {
            case "sent" -> SentCode.SENT;
            case "not-sent" -> SentCode.NOT_SENT;
            case "maybe-sent" -> SentCode.MAYBE_SENT;
            default -> throw new IllegalArgumentException(word);
        };
    }
}
