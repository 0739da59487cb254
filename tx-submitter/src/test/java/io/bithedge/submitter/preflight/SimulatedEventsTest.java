package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ChainEvent;
import io.bithedge.stacks.client.ChainEvent.Movement.Transfer;
import io.bithedge.stacks.client.SimulationResult.Executed;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import io.bithedge.submitter.preflight.Prediction.Undone;
import io.bithedge.submitter.value.Contracts;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the prints that the contracts' own tests recorded in the VM. */
class SimulatedEventsTest {
    private static final Path FIXTURES = Path.of("..", "clarity", "fixtures");
    private static final String DEPLOYER = "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM.";
    private static final String SBTC = "SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token";
    private static final Contracts CONTRACTS = new Contracts(
            Principal.Contract.parse(DEPLOYER + "liquidity-pool-vault"),
            Principal.Contract.parse(DEPLOYER + "policy-registry"),
            Principal.Contract.parse(DEPLOYER + "price-oracle"),
            AssetId.parse(SBTC));
    private static final Txid TXID = new Txid(Bytes.zeros(32));
    private static final ClarityValue OK = ClarityValue.decode(Bytes.ofHex("0703"));

    private final SimulatedEvents events = new SimulatedEvents(CONTRACTS);

    private Prediction prediction(ClarityValue result, ChainEvent... happened) {
        return events.prediction(new Executed(Bytes.zeros(32), result, false, "", List.of(happened)));
    }

    private static JsonNode fixture(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(FIXTURES.resolve(name + ".json")));
    }

    @ParameterizedTest
    @CsvSource({
        "liquidity-pool-vault.epoch-proposed, EpochProposed",
        "liquidity-pool-vault.epoch-opened, EpochOpened",
        "liquidity-pool-vault.policy-settled, PolicySettled",
        "liquidity-pool-vault.policy-voided, PolicyVoided",
        "policy-registry.policy-closed, PolicyClosed",
        "policy-registry.activation-lapsed, ActivationLapsed",
        "policy-registry.item-failed, ItemFailed",
        "price-oracle.price-observed, PriceObserved",
        "price-oracle.price-recorded, PriceRecorded",
        "liquidity-pool-vault.opening-vetoed, Strange",
        "policy-registry.policy-created, Strange",
    })
    void readsWhatTheContractsPrint(String name, String kind) throws IOException {
        JsonNode fixture = fixture(name);
        ChainEvent print = new ChainEvent.ContractLog(
                TXID,
                0,
                DEPLOYER + fixture.get("contract").stringValue(),
                "print",
                Bytes.ofHex(fixture.get("rawHex").stringValue()));
        assertThat(prediction(OK, print))
                .isInstanceOfSatisfying(
                        Succeeds.class,
                        s -> assertThat(s.events())
                                .singleElement()
                                .satisfies(e ->
                                        assertThat(e.getClass().getSimpleName()).isEqualTo(kind)));
    }

    @Test
    void readsPayments() {
        assertThat(prediction(
                        OK,
                        new ChainEvent.Stx(TXID, 0, new Transfer("vault", "peter"), BigInteger.TEN),
                        new ChainEvent.Fungible(TXID, 1, SBTC, new Transfer("vault", "peter"), BigInteger.TWO),
                        new ChainEvent.Fungible(TXID, 2, "x.y::z", new Transfer("vault", "peter"), BigInteger.ONE)))
                .isEqualTo(new Succeeds(List.of(
                        new CallEvent.Moved("STX", "vault", "peter", 10),
                        new CallEvent.Moved("SBTC", "vault", "peter", 2),
                        new CallEvent.Moved("x.y::z", "vault", "peter", 1))));
    }

    @Test
    void readsFailuresByTheResultFirst() {
        ClarityValue notAllocator = ClarityValue.decode(Bytes.ofHex("0801" + "00".repeat(15) + "6c"));
        Executed both = new Executed(Bytes.zeros(32), notAllocator, true, "", List.of());
        assertThat(events.prediction(both)).isEqualTo(new Fails(108));
        assertThat(events.prediction(new Executed(Bytes.zeros(32), OK, true, "", List.of())))
                .isInstanceOf(Undone.class);
        assertThat(prediction(ClarityValue.decode(Bytes.ofHex("0809")))).isInstanceOf(Undone.class);
    }

    @Test
    void takesForeignAndUnreadablePrintsForStrange() {
        ChainEvent foreign = new ChainEvent.ContractLog(
                TXID, 0, DEPLOYER + "other", "print", Bytes.ofHex("0c0000000105746f7069630d0000000168"));
        ChainEvent unreadable =
                new ChainEvent.ContractLog(TXID, 1, DEPLOYER + "price-oracle", "print", Bytes.ofHex("03"));
        assertThat(prediction(OK, foreign, unreadable))
                .isInstanceOfSatisfying(
                        Succeeds.class, s -> assertThat(s.events()).hasOnlyElementsOfType(CallEvent.Strange.class));
    }
}
