package io.bithedge.topology.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.PolicyFilter;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ActivationLapsed;
import io.bithedge.schemas.avro.ActivationRequested;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.CompleteActivations;
import io.bithedge.schemas.avro.ItemFailed;
import io.bithedge.schemas.avro.PolicyClosed;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicyEnding;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.PolicyStatus;
import io.bithedge.schemas.avro.PolicyStyle;
import io.bithedge.schemas.avro.PolicyType;
import io.bithedge.schemas.avro.PolicyVoided;
import io.bithedge.schemas.avro.PriceDemand;
import io.bithedge.schemas.avro.ProcessExpirations;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.stage.StoreNames;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Records;
import io.bithedge.topology.support.SimChain;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldPoliciesTest {
    private static final io.bithedge.pool.view.PolicyStatus ACTIVE = io.bithedge.pool.view.PolicyStatus.ACTIVE;
    private static final long START = 1_000;
    private static final long EXPIRATION = 1_010;

    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private SimChain chain;

    @BeforeEach
    void start() {
        driver = new PoolDriver(stateDir);
        chain = driver.chain();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private void create(long id) {
        chain.add(
                SimChain.VAULT,
                new CollateralLocked(id, Token.STX, Tier.balanced, 1L, 100L, 9L, 1L, "registry", "owner", EXPIRATION));
        createdOnly(id, EXPIRATION, "owner");
    }

    private void createdOnly(long id, long expirationHeight, String owner) {
        created(id, PolicyType.PUT, expirationHeight, owner);
    }

    private void created(long id, PolicyType type, long expirationHeight, String owner) {
        chain.add(
                SimChain.REGISTRY,
                new PolicyCreated(
                        id,
                        owner,
                        ByteBuffer.wrap(new byte[16]),
                        type,
                        PolicyStyle.AMERICAN,
                        60_000L,
                        50L,
                        expirationHeight,
                        type == PolicyType.PUT ? Token.STX : Token.SBTC,
                        Tier.balanced,
                        100L,
                        10L,
                        START * 600 + 120,
                        50_000L,
                        80L,
                        chain.burnHeight(),
                        owner,
                        50_000L,
                        80L));
    }

    private void price() {
        price(Asset.BTC);
        price(Asset.STX);
    }

    private void price(Asset asset) {
        priceObservedAt(asset, chain.burnHeight() * 600);
    }

    private void priceObservedAt(Asset asset, long observedAt) {
        chain.add(SimChain.ORACLE, Records.of(asset, 50_000L, chain.burnHeight(), observedAt));
    }

    /** At the beginning of that burn height. */
    private static ActivationRequested request(long height) {
        return new ActivationRequested(1L, "owner", height, height * 600);
    }

    private void blockAt(long burnHeight) {
        chain.burn(burnHeight - chain.burnHeight());
        chain.finalBlock();
    }

    private void closeAt(long id, long burnHeight) {
        chain.burn(burnHeight - chain.burnHeight());
        close(id);
        chain.finalBlock();
    }

    private void close(long id) {
        chain.add(
                SimChain.VAULT,
                new PolicySettled(id, Token.STX, Tier.balanced, 1L, 100L, 0L, 9L, "registry", "owner", EXPIRATION));
        chain.add(
                SimChain.REGISTRY,
                new PolicyClosed(
                        id,
                        "owner",
                        PolicyStatus.EXPIRED_OTM,
                        50_000L,
                        80L,
                        0L,
                        0L,
                        chain.burnHeight(),
                        EXPIRATION,
                        EXPIRATION));
    }

    /** Of this stage: no vault was initialised here, and the books say so. */
    private List<String> incidents() {
        return driver.incidents().stream()
                .filter(it -> it.getStage().equals("policy"))
                .map(it -> it.getCode() + " " + it.getSubject())
                .toList();
    }

    private List<List<PolicyEnding>> endings() {
        return driver.commands().stream()
                .map(ChainCommand::getBody)
                .filter(ProcessExpirations.class::isInstance)
                .map(body -> ((ProcessExpirations) body).getEndings())
                .toList();
    }

    private List<List<Long>> expirations() {
        return endings().stream()
                .map(batch -> batch.stream().map(PolicyEnding::getPolicyId).toList())
                .toList();
    }

    private List<Object> bodies() {
        return driver.commands().stream().map(ChainCommand::getBody).toList();
    }

    private static CompleteActivations activation(long btcAt, long stxAt) {
        return new CompleteActivations(List.of(new PolicyEnding(1L, btcAt, stxAt)));
    }

    private PoolViews.PolicyView policy(long id) {
        return ((Located.Here<Optional<PoolViews.PolicyView>>) driver.views().policy(new PolicyId(id)))
                .value()
                .orElseThrow();
    }

    @Test
    void processesExpirationsInBatchesWhenTheirPriceIsRecorded() {
        for (long id = 1; id <= 30; id++) {
            create(id);
        }
        blockAt(EXPIRATION);
        assertThat(expirations()).isEmpty();
        chain.burn(1);
        price();
        chain.finalBlock();
        List<List<Long>> batches = expirations();
        assertThat(batches).hasSize(2);
        assertThat(batches.get(0)).hasSize(25).startsWith(1L);
        assertThat(batches.get(1)).containsExactly(26L, 27L, 28L, 29L, 30L);
    }

    private List<Long> demands() {
        return driver.output(Topics.PRICE_DEMANDS).readValuesToList().stream()
                .map(PriceDemand::getDueHeight)
                .toList();
    }

    @Test
    void asksForAPriceFromAnExpirationOnUntilItIsThere() {
        create(1);
        blockAt(EXPIRATION - 1);
        assertThat(demands()).isEmpty();
        blockAt(EXPIRATION);
        blockAt(EXPIRATION + 1);
        assertThat(demands()).containsExactly(EXPIRATION, EXPIRATION);
        price(Asset.BTC);
        chain.finalBlock();
        assertThat(demands()).as("the price of STX is still missing").containsExactly(EXPIRATION);
        price();
        chain.finalBlock();
        assertThat(demands()).isEmpty();
    }

    @Test
    void asksForAPriceAfterAnActivationWasRequestedWhileItsWindowIsOpen() {
        create(1);
        price();
        chain.add(SimChain.REGISTRY, request(START));
        chain.finalBlock();
        assertThat(demands()).isEmpty();
        blockAt(START + 1);
        blockAt(START + 7);
        assertThat(demands()).containsExactly(START + 1, START + 1);
        blockAt(START + 8);
        assertThat(demands()).isEmpty();
    }

    /** A record at the request's height, or one behind it that is half old, is none: the next one is asked for. */
    @Test
    void anActivationTakesNoRecordThatWasObservedBeforeIt() {
        create(1);
        price();
        chain.add(SimChain.REGISTRY, request(START));
        chain.finalBlock();
        chain.burn(1);
        priceObservedAt(Asset.BTC, START * 600);
        priceObservedAt(Asset.STX, START * 600 + 1);
        chain.finalBlock();
        assertThat(driver.commands()).isEmpty();
        assertThat(demands()).containsExactly(START + 2);
        chain.burn(1);
        priceObservedAt(Asset.BTC, START * 600 + 2);
        chain.finalBlock();
        assertThat(bodies()).containsExactly(activation(START + 2, START + 1));
    }

    @Test
    void anActivationWithoutAPriceLapsesBehindItsWindow() {
        create(1);
        chain.add(SimChain.REGISTRY, request(START));
        chain.finalBlock();
        blockAt(START + 7);
        assertThat(driver.commands()).isEmpty();
        blockAt(START + 8);
        assertThat(bodies()).containsExactly(activation(0, 0));
    }

    /** The oracle is silent for 40 blocks: it ends at the first record, also when later ones are there. */
    @Test
    void s14NamesTheFirstRecordHoweverLate() {
        create(1);
        chain.burn(EXPIRATION - 1 - START);
        price();
        chain.finalBlock();
        blockAt(EXPIRATION + 5);
        assertThat(incidents()).isEmpty();
        blockAt(EXPIRATION + 6);
        blockAt(EXPIRATION + 7);
        assertThat(incidents()).containsExactly("PRICE_AT_RISK STX expirations at 1010");
        chain.burn(33);
        price(Asset.STX);
        chain.finalBlock();
        assertThat(endings()).isEmpty();
        chain.burn(1);
        price();
        chain.finalBlock();
        assertThat(endings()).containsExactly(List.of(new PolicyEnding(1L, EXPIRATION + 41, EXPIRATION + 40)));
        assertThat(incidents()).isEmpty();
    }

    @Test
    void aCallEndsAtThePriceOfBtcAlone() {
        chain.add(
                SimChain.VAULT,
                new CollateralLocked(1L, Token.SBTC, Tier.balanced, 1L, 100L, 9L, 1L, "registry", "owner", EXPIRATION));
        created(1, PolicyType.CALL, EXPIRATION, "owner");
        chain.burn(EXPIRATION - START);
        price(Asset.BTC);
        chain.finalBlock();
        assertThat(endings()).containsExactly(List.of(new PolicyEnding(1L, EXPIRATION, 0L)));
        assertThat(demands()).isEmpty();
    }

    @Test
    void s14EndsVoidBehindAWeekWithoutARecord() {
        create(1);
        create(2);
        blockAt(EXPIRATION + 1_008);
        assertThat(endings()).isEmpty();
        assertThat(incidents()).containsExactly("PRICE_AT_RISK STX expirations at 1010");
        assertThat(demands()).containsExactly(EXPIRATION);
        blockAt(EXPIRATION + 1_009);
        assertThat(endings()).containsExactly(List.of(new PolicyEnding(1L, 0L, 0L), new PolicyEnding(2L, 0L, 0L)));
        assertThat(incidents()).containsExactly("PRICE_MISSING STX expirations at 1010");
        assertThat(demands()).as("no record can bring it back").isEmpty();
        blockAt(EXPIRATION + 1_010);
        assertThat(incidents()).isEmpty();
        blockAt(EXPIRATION + 1_021);
        assertThat(incidents()).containsExactly("SETTLEMENT_OVERDUE policy 1", "SETTLEMENT_OVERDUE policy 2");
    }

    /** It stays void, and the contract wants to be shown which one came first. */
    @Test
    void namesTheRecordThatCameTooLate() {
        create(1);
        chain.burn(EXPIRATION + 3 - START);
        price(Asset.STX);
        chain.finalBlock();
        chain.burn(1_006);
        price();
        chain.finalBlock();
        assertThat(endings()).containsExactly(List.of(new PolicyEnding(1L, EXPIRATION + 1_009, EXPIRATION + 3)));
        assertThat(incidents()).containsExactly("PRICE_MISSING STX expirations at 1010");
    }

    /** Two of every asset stay: the one the second policy ends at, and what came behind it. */
    @Test
    void forgetsTheRecordsThatNoOpenPolicyNeeds() {
        create(1);
        chain.add(
                SimChain.VAULT,
                new CollateralLocked(
                        2L, Token.STX, Tier.balanced, 1L, 100L, 9L, 1L, "registry", "owner", EXPIRATION + 20));
        createdOnly(2, EXPIRATION + 20, "owner");
        for (int i = 0; i < 40; i++) {
            chain.burn(1);
            price();
            chain.finalBlock();
        }
        close(1);
        chain.finalBlock();
        chain.finalBlock();
        assertThat(recordedHeights())
                .containsExactly(
                        1_030L, 1_031L, 1_032L, 1_033L, 1_034L, 1_035L, 1_036L, 1_037L, 1_038L, 1_039L, 1_040L);
        close(2);
        chain.finalBlock();
        blockAt(1_041);
        assertThat(recordedHeights()).isEmpty();
    }

    /** The effect of a command of tip 1,016 is heard of six blocks later at the earliest, so six blocks of silence are twelve. */
    @Test
    void commandsNothingAgainWhoseEffectIsNotFinalYet() {
        create(1);
        chain.burn(EXPIRATION - START);
        price();
        chain.finalBlockUnder(6);
        assertThat(expirations()).containsExactly(List.of(1L));
        for (int waited = 1; waited < 12; waited++) {
            chain.burn(1);
            chain.finalBlockUnder(6);
            assertThat(expirations()).as("after %d blocks", waited).isEmpty();
        }
        assertThat(incidents()).isEmpty();
        chain.burn(1);
        chain.finalBlockUnder(6);
        assertThat(expirations()).containsExactly(List.of(1L));
        assertThat(incidents()).containsExactly("SETTLEMENT_OVERDUE policy 1");
    }

    @Test
    void commandsAgainBehindSixSilentBlocksWhereAllIsFinalAtOnce() {
        create(1);
        chain.burn(EXPIRATION - START);
        price();
        chain.finalBlock();
        assertThat(expirations()).containsExactly(List.of(1L));
        blockAt(EXPIRATION + 5);
        assertThat(expirations()).isEmpty();
        blockAt(EXPIRATION + 6);
        assertThat(expirations()).containsExactly(List.of(1L));
    }

    private List<Long> recordedHeights() {
        return driver.rows(StoreNames.RECORDED_PRICES).keySet().stream()
                .filter(key -> key.startsWith("BTC/"))
                .map(key -> Long.valueOf(key.substring(4)))
                .toList();
    }

    /** 8 batches of 25; what fails goes alone three blocks later, and is an incident twelve blocks behind the expiration. */
    @Test
    void s15Settles199Of200AndReportsTheOneThatFails() {
        for (long id = 1; id <= 200; id++) {
            create(id);
        }
        chain.burn(EXPIRATION - START);
        price();
        chain.finalBlock();
        List<List<Long>> batches = expirations();
        assertThat(batches).hasSize(8).allMatch(batch -> batch.size() == 25);

        chain.burn(1);
        for (long id = 1; id <= 200; id++) {
            if (id == 74) {
                chain.add(SimChain.REGISTRY, new ItemFailed(id, 137L));
            } else {
                close(id);
            }
        }
        chain.finalBlock();
        assertThat(expirations()).isEmpty();
        assertThat(driver.views()
                        .policies(withStatus(ACTIVE), Optional.empty(), 50)
                        .items())
                .extracting(PoolViews.PolicyView::id)
                .containsExactly(new PolicyId(74));
        assertThat(history(74)).containsExactly("CREATED 0", "ITEM_FAILED 137");

        blockAt(EXPIRATION + 3);
        assertThat(expirations()).containsExactly(List.of(74L));
        blockAt(EXPIRATION + 11);
        assertThat(incidents()).isEmpty();
        blockAt(EXPIRATION + 12);
        assertThat(incidents()).containsExactly("SETTLEMENT_OVERDUE policy 74");
        blockAt(EXPIRATION + 13);
        assertThat(incidents()).isEmpty();
    }

    private static PolicyFilter withStatus(io.bithedge.pool.view.PolicyStatus status) {
        return new PolicyFilter(Optional.empty(), Optional.empty(), Optional.of(status), Optional.empty());
    }

    private List<String> history(long id) {
        return ((Located.Here<List<PoolViews.PolicyEntryView>>) driver.views().policyHistory(new PolicyId(id)))
                .value().stream()
                        .map(entry -> entry.kind() + " " + entry.code())
                        .toList();
    }

    @Test
    void tellsTheWholeLifeOfAPolicyInOrder() {
        create(1);
        chain.finalBlock();
        chain.add(SimChain.REGISTRY, request(START));
        chain.finalBlock();
        chain.burn(1);
        price();
        chain.add(SimChain.REGISTRY, new ActivationLapsed(1L, "owner", START, START + 1));
        chain.finalBlock();
        closeAt(1, EXPIRATION);
        assertThat(history(1))
                .containsExactly("CREATED 0", "ACTIVATION_REQUESTED 0", "ACTIVATION_LAPSED 0", "CLOSED 0");
        assertThat(history(2)).isEmpty();
    }

    @Test
    void raisesIncidentWhenTheVaultLockedOtherTermsOrPaidAnotherAmount() {
        create(1);
        chain.finalBlock();
        assertThat(incidents()).isEmpty();
        chain.add(
                SimChain.REGISTRY,
                new PolicyClosed(
                        1L, "owner", PolicyStatus.EXPIRED_OTM, 1L, 1L, 0L, 0L, EXPIRATION, EXPIRATION, EXPIRATION));
        chain.finalBlock();
        assertThat(incidents()).containsExactly("SETTLEMENT_DIFFERS policy 1");

        chain.add(
                SimChain.VAULT,
                new CollateralLocked(2L, Token.STX, Tier.balanced, 1L, 101L, 9L, 1L, "registry", "owner", EXPIRATION));
        createdOnly(2, EXPIRATION, "owner");
        chain.finalBlock();
        createdOnly(3, EXPIRATION, "owner");
        chain.finalBlock();
        assertThat(incidents()).containsExactly("LOCK_DIFFERS policy 2", "LOCK_DIFFERS policy 3");
    }

    /** No price came, the vault gave the premium back, and the registry says VOID. */
    @Test
    void endsVoidWhenTheVaultGaveThePremiumBack() {
        create(1);
        chain.burn(EXPIRATION + 1_008 - START);
        voided(1);
        registryVoids(1);
        chain.finalBlock();
        assertThat(incidents()).doesNotContain("SETTLEMENT_DIFFERS policy 1");
        assertThat(policy(1).status()).isEqualTo(io.bithedge.pool.view.PolicyStatus.VOID);
        assertThat(history(1)).endsWith("CLOSED 0");
    }

    @Test
    void raisesIncidentWhenOneContractVoidsAndTheOtherDoesNot() {
        create(1);
        create(2);
        chain.finalBlock();
        registryVoids(1);
        voided(2);
        chain.add(
                SimChain.REGISTRY,
                new PolicyClosed(
                        2L, "owner", PolicyStatus.EXPIRED_OTM, 1L, 1L, 0L, 0L, EXPIRATION, EXPIRATION, EXPIRATION));
        chain.finalBlock();
        assertThat(incidents()).containsExactly("SETTLEMENT_DIFFERS policy 1", "SETTLEMENT_DIFFERS policy 2");
    }

    private void voided(long id) {
        chain.add(
                SimChain.VAULT,
                new PolicyVoided(id, "registry", "owner", Token.STX, Tier.balanced, 1L, 100L, 9L, EXPIRATION));
    }

    private void registryVoids(long id) {
        chain.add(
                SimChain.REGISTRY,
                new PolicyClosed(id, "owner", PolicyStatus.VOID, 0L, 0L, 0L, 0L, chain.burnHeight(), 0L, 0L));
    }

    @Test
    void triesFailedItemAloneAndRaisesIncidentWhenItStaysActive() {
        create(1);
        create(2);
        chain.burn(EXPIRATION - START);
        price();
        chain.finalBlock();
        assertThat(expirations()).containsExactly(List.of(1L, 2L));
        chain.add(SimChain.REGISTRY, new ItemFailed(2L, 120L));
        closeAt(1, EXPIRATION + 1);
        assertThat(expirations()).isEmpty();
        blockAt(EXPIRATION + 3);
        assertThat(expirations()).containsExactly(List.of(2L));
        blockAt(EXPIRATION + 12);
        assertThat(incidents()).containsExactly("SETTLEMENT_OVERDUE policy 2");
        assertThat(policy(1).status()).isEqualTo(io.bithedge.pool.view.PolicyStatus.EXPIRED_OTM);
        assertThat(policy(2).status()).isEqualTo(ACTIVE);
    }

    /** Anybody may call with a policy of others, 25 times in one transaction, as often as he pays for. */
    @Test
    void keepsTheNewestFailuresOfAPolicyAndEverythingElse() {
        create(1);
        for (long code = 1; code <= 3; code++) {
            for (int item = 0; item < 25; item++) {
                chain.add(SimChain.REGISTRY, new ItemFailed(1L, code * 100 + item));
            }
            chain.finalBlock();
        }
        chain.add(SimChain.REGISTRY, request(START));
        chain.finalBlock();

        List<String> history = history(1);
        assertThat(history).hasSize(2 + PolicyStore.MOST_FAILURES);
        assertThat(history.getFirst()).isEqualTo("CREATED 0");
        assertThat(history.get(1)).isEqualTo("ITEM_FAILED 305");
        assertThat(history.get(PolicyStore.MOST_FAILURES)).isEqualTo("ITEM_FAILED 324");
        assertThat(history.getLast()).startsWith("ACTIVATION_REQUESTED");
    }

    @Test
    void completesActivationAtTheFirstPriceAfterItsRequest() {
        create(1);
        price();
        chain.add(SimChain.REGISTRY, request(START));
        chain.finalBlock();
        assertThat(policy(1).activationRequestedAt()).contains(new BurnHeight(START));
        blockAt(START + 1);
        assertThat(driver.commands()).isEmpty();
        price();
        chain.finalBlock();
        assertThat(bodies()).containsExactly(activation(START + 1, START + 1));
        chain.add(SimChain.REGISTRY, new ActivationLapsed(1L, "owner", START, START + 1));
        chain.finalBlock();
        assertThat(policy(1).activationRequestedAt()).isEmpty();
        assertThat(policy(1).status()).isEqualTo(ACTIVE);
    }

    @Test
    void expirationWaitsWhileAnActivationIsPending() {
        create(1);
        chain.burn(EXPIRATION - 1 - START);
        chain.add(SimChain.REGISTRY, request(EXPIRATION - 1));
        chain.finalBlock();
        chain.burn(1);
        price();
        chain.finalBlock();
        assertThat(bodies()).containsExactly(activation(EXPIRATION, EXPIRATION));
        chain.add(SimChain.REGISTRY, new ActivationLapsed(1L, "owner", EXPIRATION - 1, EXPIRATION));
        chain.finalBlock();
        assertThat(expirations()).containsExactly(List.of(1L));
    }
}
