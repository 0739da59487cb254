package io.bithedge.topology.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ActivationLapsed;
import io.bithedge.schemas.avro.ActivationRequested;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.CompleteActivations;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.ItemFailed;
import io.bithedge.schemas.avro.PolicyClosed;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicyStatus;
import io.bithedge.schemas.avro.PolicyStyle;
import io.bithedge.schemas.avro.PolicyType;
import io.bithedge.schemas.avro.PriceDemand;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.ProcessExpirations;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VaultCommand;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.SimChain;
import io.bithedge.topology.view.PoolViews;
import io.bithedge.topology.view.PoolViews.Located;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldPoliciesTest {
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
                SimChain.REGISTRY,
                new PolicyCreated(
                        id,
                        "owner",
                        ByteBuffer.wrap(new byte[16]),
                        PolicyType.PUT,
                        PolicyStyle.AMERICAN,
                        60_000L,
                        50L,
                        EXPIRATION,
                        Token.STX,
                        Tier.balanced,
                        100L,
                        10L,
                        START + 6,
                        50_000L,
                        80L,
                        chain.burnHeight()));
    }

    private void price() {
        for (Asset asset : Asset.values()) {
            chain.add(SimChain.ORACLE, new PriceRecorded(asset, 50_000L, chain.burnHeight(), 0L, "oracle"));
        }
    }

    private void blockAt(long burnHeight) {
        chain.burn(burnHeight - chain.burnHeight());
        chain.finalBlock();
    }

    private void closeAt(long id, long burnHeight) {
        chain.burn(burnHeight - chain.burnHeight());
        chain.add(
                SimChain.REGISTRY,
                new PolicyClosed(id, "owner", PolicyStatus.EXPIRED_OTM, 50_000L, 80L, 0L, 0L, burnHeight));
        chain.finalBlock();
    }

    private List<List<Long>> expirations() {
        return driver.commands().stream()
                .map(VaultCommand::getBody)
                .filter(ProcessExpirations.class::isInstance)
                .map(body -> ((ProcessExpirations) body).getPolicyIds())
                .toList();
    }

    private PoolViews.PolicyView policy(long id) {
        return ((Located.Here<Optional<PoolViews.PolicyView>>) driver.views().policy(id))
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
        chain.add(SimChain.ORACLE, new PriceRecorded(Asset.BTC, 50_000L, chain.burnHeight(), 0L, "oracle"));
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
        chain.add(SimChain.REGISTRY, new ActivationRequested(1L, "owner", START));
        chain.finalBlock();
        assertThat(demands()).isEmpty();
        blockAt(START + 1);
        blockAt(START + 7);
        assertThat(demands()).containsExactly(START + 1, START + 1);
        blockAt(START + 8);
        assertThat(demands()).isEmpty();
    }

    @Test
    void usesThePriceBeforeWhenTheWindowStaysEmpty() {
        create(1);
        chain.burn(EXPIRATION - 4 - START);
        price();
        chain.finalBlock();
        blockAt(EXPIRATION + 6);
        assertThat(expirations()).isEmpty();
        blockAt(EXPIRATION + 7);
        assertThat(expirations()).containsExactly(List.of(1L));
    }

    @Test
    void raisesIncidentOnceWhenThereIsNoPrice() {
        create(1);
        chain.finalBlock();
        blockAt(EXPIRATION + 7);
        blockAt(EXPIRATION + 8);
        assertThat(expirations()).isEmpty();
        assertThat(driver.incidents()).extracting(Incident::getCode).containsExactly("PRICE_MISSING");
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
        assertThat(driver.incidents()).extracting(Incident::getCode).containsExactly("SETTLEMENT_OVERDUE");
        assertThat(policy(1).status()).isEqualTo("EXPIRED_OTM");
        assertThat(policy(2).status()).isEqualTo("ACTIVE");
    }

    @Test
    void completesActivationAtTheFirstPriceAfterItsRequest() {
        create(1);
        price();
        chain.add(SimChain.REGISTRY, new ActivationRequested(1L, "owner", START));
        chain.finalBlock();
        assertThat(policy(1).activationRequestedAt()).isEqualTo(START);
        blockAt(START + 1);
        assertThat(driver.commands()).isEmpty();
        price();
        chain.finalBlock();
        assertThat(driver.commands())
                .extracting(VaultCommand::getBody)
                .containsExactly(new CompleteActivations(List.of(1L)));
        chain.add(SimChain.REGISTRY, new ActivationLapsed(1L, "owner", START, START + 1));
        chain.finalBlock();
        assertThat(policy(1).activationRequestedAt()).isZero();
        assertThat(policy(1).status()).isEqualTo("ACTIVE");
    }

    @Test
    void expirationWaitsWhileAnActivationIsPending() {
        create(1);
        chain.burn(EXPIRATION - 1 - START);
        chain.add(SimChain.REGISTRY, new ActivationRequested(1L, "owner", EXPIRATION - 1));
        chain.finalBlock();
        chain.burn(1);
        price();
        chain.finalBlock();
        assertThat(driver.commands())
                .extracting(VaultCommand::getBody)
                .containsExactly(new CompleteActivations(List.of(1L)));
        chain.add(SimChain.REGISTRY, new ActivationLapsed(1L, "owner", EXPIRATION - 1, EXPIRATION));
        chain.finalBlock();
        assertThat(expirations()).containsExactly(List.of(1L));
    }
}
