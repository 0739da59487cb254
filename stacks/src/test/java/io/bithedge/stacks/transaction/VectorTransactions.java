package io.bithedge.stacks.transaction;

import static io.bithedge.stacks.clarity.ClarityValue.parse;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Vectors;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.SentCode;
import io.bithedge.stacks.transaction.PostCondition.Who;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The vectors' transactions, built from the inputs that they describe partly in words. */
final class VectorTransactions {
    private static final AssetId SBTC =
            AssetId.parse("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token");
    private static final String K3_ADDRESS = "STAW66WC3G8WA5F28JVNG1NTRJ6H76E7EMHDBMBN";

    private VectorTransactions() {}

    static StacksTransaction build(String id) {
        return switch (id) {
            case "tx01" -> transfer(id, Network.TESTNET).sign(key("K1"));
            case "tx02" -> transfer(id, Network.MAINNET).sign(key("K2"));
            case "tx03" -> call(id, Network.TESTNET, List.of()).sign(key("K1"));
            case "tx04" -> depositOfK1("tx04").sign(key("K1"));
            case "tx05" ->
                denying(
                                callAsWritten(id, Network.MAINNET),
                                condition("K2", Network.MAINNET, SBTC, AmountCode.EQUAL, 777))
                        .sign(key("K2"));
            case "tx06" ->
                callAsWritten(id, Network.TESTNET)
                        .withPostConditions(PostConditionMode.ALLOW, List.of())
                        .sign(key("K3"));
            case "tx07" -> payout().sign(key("K5"));
            case "tx08" -> swap().sign(key("K4"));
            case "tx09" -> deploy().sign(key("K3"));
            case "tx10" -> sponsored();
            case "tx11" -> transfer(id, Network.TESTNET).sign(key("K3").uncompressed());
            case "tx12" -> depositOfK1("tx04").withFee(800).sign(key("K1"));
            default -> throw new IllegalArgumentException("no builder for " + id);
        };
    }

    private static TransactionBuilder transfer(String id, Network network) {
        JsonNode in = inputs(id);
        Bytes memo = Bytes.copyOf(in.path("memo").asString("").getBytes(StandardCharsets.UTF_8));
        Principal recipient = Principal.parse(in.get("recipient").asString());
        return priced(
                TransactionBuilder.tokenTransfer(
                        network, recipient, new BigInteger(in.get("amount").asString()), memo),
                in);
    }

    private static TransactionBuilder call(String id, Network network, List<ClarityValue> arguments) {
        JsonNode in = inputs(id);
        Principal.Contract contract =
                Principal.Contract.parse(in.get("contract").asString());
        return priced(
                TransactionBuilder.contractCall(
                        network, contract, in.get("function").asString(), arguments),
                in);
    }

    private static TransactionBuilder callAsWritten(String id, Network network) {
        Stream<String> literals = inputs(id).get("args").valueStream().map(JsonNode::asString);
        List<ClarityValue> arguments = literals.map(text -> parse(
                        text.replace("K1 testnet", "'" + address("K1")).replace("K1}", "'" + address("K1") + "}")))
                .toList();
        return call(id, network, arguments);
    }

    private static TransactionBuilder depositOfK1(String id) {
        return denying(callAsWritten(id, Network.TESTNET), stx(who("K1", Network.TESTNET), AmountCode.EQUAL, 1000));
    }

    private static TransactionBuilder payout() {
        ClarityValue list = parse(
                "(list { amount: u10, to: '%s } { amount: u20, to: '%s })".formatted(address("K1"), address("K2")));
        Who vault = Who.of(Principal.parse(K3_ADDRESS + ".vault-v1"));
        return denying(
                call("tx07", Network.TESTNET, List.of(parse("u9"), list)),
                stx(Who.origin(), AmountCode.LESS_OR_EQUAL, 0),
                stx(vault, AmountCode.EQUAL, 30),
                PostCondition.fungible(vault, SBTC, AmountCode.GREATER_OR_EQUAL, BigInteger.ONE));
    }

    private static TransactionBuilder swap() {
        PostCondition maybe = PostCondition.nonFungible(
                who("K4", Network.TESTNET),
                AssetId.parse(K3_ADDRESS + ".receipts::receipt"),
                ClarityValue.uint(7),
                SentCode.MAYBE_SENT);
        return callAsWritten("tx08", Network.TESTNET).withPostConditions(PostConditionMode.ORIGINATOR, List.of(maybe));
    }

    private static TransactionBuilder deploy() {
        JsonNode in = inputs("tx09");
        return priced(
                TransactionBuilder.deploy(
                        Network.TESTNET,
                        in.get("contract_name").asString(),
                        in.get("code").asString(),
                        in.get("clarity_version").asInt()),
                in);
    }

    private static StacksTransaction sponsored() {
        JsonNode in = inputs("tx10");
        TransactionBuilder unsigned = TransactionBuilder.contractCall(
                Network.TESTNET,
                Principal.Contract.parse(in.get("contract").asString()),
                in.get("function").asString(),
                List.of(parse("u5")));
        StacksTransaction origin = denying(unsigned.withNonce(4), stx(who("K1", Network.TESTNET), AmountCode.EQUAL, 5))
                .signSponsored(key("K1"));
        return TransactionSigner.signSponsor(origin, key("K2"), BigInteger.valueOf(9), BigInteger.valueOf(1500));
    }

    private static TransactionBuilder priced(TransactionBuilder builder, JsonNode in) {
        return builder.withFee(new BigInteger(in.get("fee").asString()))
                .withNonce(in.get("nonce").asLong());
    }

    private static TransactionBuilder denying(TransactionBuilder builder, PostCondition... conditions) {
        return builder.withPostConditions(PostConditionMode.DENY, List.of(conditions));
    }

    private static PostCondition stx(Who who, AmountCode code, long amount) {
        return PostCondition.stx(who, code, BigInteger.valueOf(amount));
    }

    private static PostCondition condition(String key, Network network, AssetId asset, AmountCode code, long amount) {
        return PostCondition.fungible(who(key, network), asset, code, BigInteger.valueOf(amount));
    }

    private static Who who(String key, Network network) {
        return new Who.Account(key(key).address(network));
    }

    private static String address(String key) {
        return key(key).address(Network.TESTNET).toString();
    }

    private static PrivateKey key(String id) {
        return Vectors.key(id);
    }

    private static JsonNode inputs(String id) {
        return Vectors.transaction(id).get("inputs");
    }
}
