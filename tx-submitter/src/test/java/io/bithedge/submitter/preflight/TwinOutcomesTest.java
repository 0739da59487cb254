package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.ChainEvent;
import io.bithedge.stacks.client.ChainEvent.Movement.Transfer;
import io.bithedge.stacks.client.SimulationResult.Executed;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.submitter.value.Command.Body;
import io.bithedge.submitter.value.Contracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The twin against the real VM: what it predicts from the recorded reads is what the VM then did, event by event. Source:
 * clarity/support/outcomes.js.
 */
class TwinOutcomesTest {
    private static final JsonNode RECORDED = read(Path.of("..", "clarity", "outcomes", "outcomes.json"));
    private static final String DEPLOYER = RECORDED.get("deployer").stringValue();
    private static final Contracts CONTRACTS = new Contracts(
            Principal.Contract.parse(DEPLOYER + ".liquidity-pool-vault"),
            Principal.Contract.parse(DEPLOYER + ".policy-registry"),
            Principal.Contract.parse(DEPLOYER + ".price-oracle"),
            AssetId.parse(RECORDED.get("sbtc").stringValue() + "::sbtc-token"));

    private static JsonNode read(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    List<DynamicTest> tellsWhatTheVmDoes() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode call : RECORDED.get("calls")) {
            String name = "%d %s".formatted(tests.size(), call.get("method").stringValue());
            tests.add(DynamicTest.dynamicTest(name, () -> compare(call)));
        }
        assertThat(tests).hasSizeGreaterThan(200);
        return tests;
    }

    private static void compare(JsonNode call) {
        Body body = body(call);
        ContractTwin.Said said = new ContractTwin(new RecordedReads(call), CONTRACTS)
                .ask(body, call.get("sender").stringValue());
        Prediction happened = happened(call);
        assertThat(said.prediction()).isEqualTo(happened);
        // The real thing is what we expect of such a call, or it failed, or its caller was a stranger to us.
        assertThat(said.judge().apply(happened)).isNotInstanceOf(Finding.Unexpected.class);
    }

    /** Answers as the contracts did right before the call; asked for anything else, it fails. */
    private record RecordedReads(JsonNode call) implements PinnedReads {
        @Override
        public long burnHeight() {
            return call.get("burnHeight").longValue();
        }

        @Override
        public ClarityView call(Principal.Contract contract, String function, ClarityValue... arguments) {
            StringBuilder key = new StringBuilder(alias(contract)).append(' ').append(function);
            for (ClarityValue argument : arguments) {
                key.append(' ').append(argument.encode().toHex());
            }
            JsonNode value = call.get("reads").get(key.toString());
            if (value == null) {
                throw new AssertionError("not recorded: " + key);
            }
            return ClarityView.of(decode(RECORDED.get("values").get(value.intValue())));
        }

        private static String alias(Principal.Contract contract) {
            if (contract.equals(CONTRACTS.vault())) {
                return "vault";
            }
            if (contract.equals(CONTRACTS.roles())) {
                return "roles";
            }
            return contract.equals(CONTRACTS.oracle()) ? "oracle" : "registry";
        }
    }

    private static ClarityValue decode(JsonNode hex) {
        return ClarityValue.decode(Bytes.ofHex(hex.stringValue()));
    }

    private static Body body(JsonNode call) {
        List<ClarityView> items = ClarityView.of(decode(call.get("argument"))).asList();
        return switch (call.get("method").stringValue()) {
            case "open-epochs" ->
                new Body.OpenEpochs(items.stream()
                        .map(o -> new Opening(
                                o.ascii("token"),
                                o.ascii("tier"),
                                o.uintLong("epoch"),
                                o.uintLong("weight"),
                                o.uintLong("capacity"),
                                o.buffer("root")))
                        .toList());
            case "submit-prices" ->
                new Body.SubmitPrices(items.stream()
                        .map(p -> new Price(p.ascii("asset"), p.uintLong("price"), p.uintLong("observed-at")))
                        .toList());
            case "confirm-openings" ->
                new Body.ConfirmOpenings(items.stream()
                        .map(b -> new VaultCalls.Book(b.ascii("token"), b.ascii("tier")))
                        .toList());
            case "process-expirations" -> new Body.ProcessExpirations(endings(items));
            default -> new Body.CompleteActivations(endings(items));
        };
    }

    private static List<Ending> endings(List<ClarityView> items) {
        return items.stream()
                .map(it -> new Ending(it.uintLong("policy-id"), it.uintLong("btc-at"), it.uintLong("stx-at")))
                .toList();
    }

    private static Prediction happened(JsonNode call) {
        List<ChainEvent> events = StreamSupport.stream(call.get("events").spliterator(), false)
                .map(TwinOutcomesTest::event)
                .toList();
        return new SimulatedEvents(CONTRACTS)
                .prediction(new Executed(Bytes.zeros(32), decode(call.get("result")), false, "", events));
    }

    private static ChainEvent event(JsonNode event) {
        Txid txid = new Txid(Bytes.zeros(32));
        if (event.has("print")) {
            Bytes print = Bytes.ofHex(event.get("print").stringValue());
            return new ChainEvent.ContractLog(txid, 0, event.get("contract").stringValue(), "print", print);
        }
        Transfer transfer =
                new Transfer(event.get("from").stringValue(), event.get("to").stringValue());
        BigInteger amount = new BigInteger(event.get("amount").stringValue());
        String token = event.get("token").stringValue();
        return token.equals("STX")
                ? new ChainEvent.Stx(txid, 0, transfer, amount)
                : new ChainEvent.Fungible(txid, 0, token, transfer, amount);
    }
}
