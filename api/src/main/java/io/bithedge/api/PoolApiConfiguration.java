package io.bithedge.api;

import io.bithedge.api.guard.CollateralShares;
import io.bithedge.api.guard.GuardProperties;
import io.bithedge.api.guard.NodeUrl;
import io.bithedge.api.market.IncidentProperties;
import io.bithedge.api.network.PoolProperties;
import io.bithedge.api.operations.OperationsDesk;
import io.bithedge.api.operations.OperationsProperties;
import io.bithedge.api.prepare.PrepareFields;
import io.bithedge.api.problem.StrictJson;
import io.bithedge.api.quotes.SignerQuoter;
import io.bithedge.api.wire.AmountModule;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.fresh.WatchedClock;
import io.bithedge.pool.incident.IncidentDesk;
import io.bithedge.pool.incident.IncidentLog;
import io.bithedge.pool.incident.Operators;
import io.bithedge.pool.prepare.PoolCalls;
import io.bithedge.pool.prepare.PrepareDesk;
import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.quote.QuoteDesk;
import io.bithedge.pool.quote.QuoteLog;
import io.bithedge.pool.quote.QuoteRule;
import io.bithedge.pool.quote.QuoteSigner;
import io.bithedge.pool.quote.Quoter;
import io.bithedge.pool.transaction.TransactionDesk;
import io.bithedge.pool.transaction.WalletTransactions;
import io.bithedge.pool.transaction.WatchLog;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.settings.BadSetting;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.transaction.AssetId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;

/** Wires the API: the signer behind its socket, contracts from configuration. No key is read here. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties({PoolProperties.class, OperationsProperties.class, IncidentProperties.class})
public class PoolApiConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(PoolApiConfiguration.class);
    private static final int QUOTE_ID_BYTES = 16;
    /** The name of the asset inside the sBTC contract, on every network. */
    private static final String SBTC_ASSET = "sbtc-token";

    @Bean
    Freshness freshness(PoolViews views, PoolProperties properties) {
        PoolProperties.Freshness limits = properties.freshness();
        return new Freshness(
                views,
                new Freshness.Limits(
                        limits.priceSeconds() * 1_000L, limits.blockSeconds() * 1_000L, properties.hasWallTime()),
                new WatchedClock(
                        InstantSource.system(),
                        System::nanoTime,
                        jump -> LOG.warn("{}: what is of now is judged by the other clock too", jump.words())));
    }

    @Bean
    @ConditionalOnMissingBean(Quoter.class)
    SignerQuoter quoter(PoolProperties properties) {
        PoolProperties.Signer signer = properties.signer();
        return new SignerQuoter(Path.of(signer.socket()), Duration.ofMillis(signer.timeoutMs()));
    }

    @Bean
    QuoteDesk quoteDesk(PoolViews views, Freshness freshness, QuoteLog log, Quoter quoter, PoolProperties properties) {
        SecureRandom random = new SecureRandom();
        Principal.Contract registry =
                principal("bithedge.contracts.registry", properties.contracts().registry());
        QuoteSigner signer = new QuoteSigner(registry, properties.chain().id(), quoter, () -> {
            byte[] id = new byte[QUOTE_ID_BYTES];
            random.nextBytes(id);
            return Bytes.copyOf(id);
        });
        return new QuoteDesk(views, freshness, new QuoteRule(properties.quotes().callsEnabled()), signer, log);
    }

    @Bean
    CollateralShares collateralShares(Quoter quoter, PoolProperties properties, GuardProperties guard) {
        PoolProperties.Quotes quotes = properties.quotes();
        return new CollateralShares(
                quoter::mostOfHour,
                new CollateralShares.Percents(quotes.clientSharePercent(), quotes.buyerSharePercent()),
                guard.rememberedClients(),
                InstantSource.system());
    }

    @Bean
    PrepareFields prepareFields(PoolProperties properties) {
        long chainId = properties.chain().id();
        return new PrepareFields(Arrays.stream(Network.values())
                .filter(network -> network.chainId() == chainId)
                .findFirst()
                .orElseThrow(() ->
                        new BadSetting("bithedge.chain.id", "the id of mainnet or testnet", String.valueOf(chainId))));
    }

    @Bean
    PrepareDesk prepareDesk(PoolViews views, Freshness freshness, QuoteBook quotes, PoolProperties properties) {
        PoolProperties.Contracts contracts = properties.contracts();
        PoolCalls calls = new PoolCalls(
                principal("bithedge.contracts.vault", contracts.vault()),
                principal("bithedge.contracts.registry", contracts.registry()),
                new AssetId(principal("bithedge.contracts.sbtc", contracts.sbtc()), SBTC_ASSET));
        return new PrepareDesk(views, freshness, quotes, calls);
    }

    @Bean
    TransactionDesk transactionDesk(WalletTransactions known, WatchLog log) {
        return new TransactionDesk(known, log, InstantSource.system());
    }

    @Bean
    Operators operators(IncidentProperties incidents, PrepareFields fields, PoolProperties properties) {
        return new Operators(fields.network(), properties.contracts().vault(), incidents.addresses(fields.network()));
    }

    @Bean
    IncidentDesk incidentDesk(PoolViews views, Operators operators, IncidentLog log) {
        return new IncidentDesk(views, operators, log, InstantSource.system());
    }

    @Bean
    JacksonModule amounts() {
        return AmountModule.create();
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return StrictJson::apply;
    }

    @Bean
    NodeUrl nodeUrl(PoolProperties properties) {
        return new NodeUrl(properties.network().nodeUrl());
    }

    @Bean
    OperationsDesk operationsDesk(OperationsProperties settings) {
        return new OperationsDesk(settings);
    }

    private static Principal.Contract principal(String property, String text) {
        try {
            return Principal.Contract.parse(text);
        } catch (MalformedException e) {
            throw new BadSetting(property, "a contract (address.name)", text);
        }
    }
}
