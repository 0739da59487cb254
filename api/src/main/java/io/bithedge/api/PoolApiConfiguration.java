package io.bithedge.api;

import io.bithedge.api.forward.Forwarder;
import io.bithedge.api.forward.Located;
import io.bithedge.api.guard.NodeUrl;
import io.bithedge.api.network.PoolSettings;
import io.bithedge.api.operations.OperationsDesk;
import io.bithedge.api.operations.OperationsSettings;
import io.bithedge.api.prepare.PrepareFields;
import io.bithedge.api.wire.AmountModule;
import io.bithedge.pool.prepare.PoolCalls;
import io.bithedge.pool.prepare.PrepareDesk;
import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.quote.QuoteDesk;
import io.bithedge.pool.quote.QuoteLog;
import io.bithedge.pool.quote.QuoteRule;
import io.bithedge.pool.quote.QuoteSigner;
import io.bithedge.pool.transaction.TransactionDesk;
import io.bithedge.pool.transaction.WalletTransactions;
import io.bithedge.pool.transaction.WatchLog;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.voucher.VoucherDesk;
import io.bithedge.pool.voucher.VoucherSigner;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.AssetId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/** Wires the API: signers from key files, contracts from configuration. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties({PoolSettings.class, OperationsSettings.class})
public class PoolApiConfiguration {
    private static final int QUOTE_ID_BYTES = 16;
    /** The name of the asset inside the sBTC contract, on every network. */
    private static final String SBTC_ASSET = "sbtc-token";

    @Bean
    QuoteDesk quoteDesk(
            PoolViews views,
            QuoteLog log,
            @Value("${bithedge.contracts.registry}") String registry,
            @Value("${bithedge.chain.id}") long chainId,
            @Value("${bithedge.keys.dir}") Path keys,
            @Value("${bithedge.quotes.calls-enabled:false}") boolean callsEnabled) {
        SecureRandom random = new SecureRandom();
        QuoteSigner signer = new QuoteSigner(
                principal("bithedge.contracts.registry", registry), chainId, key(keys, "quoter"), () -> {
                    byte[] id = new byte[QUOTE_ID_BYTES];
                    random.nextBytes(id);
                    return Bytes.copyOf(id);
                });
        return new QuoteDesk(views, new QuoteRule(callsEnabled), signer, log);
    }

    @Bean
    VoucherDesk voucherDesk(
            PoolViews views,
            @Value("${bithedge.contracts.vault}") String vault,
            @Value("${bithedge.chain.id}") long chainId,
            @Value("${bithedge.keys.dir}") Path keys) {
        return new VoucherDesk(
                views,
                new VoucherSigner(principal("bithedge.contracts.vault", vault), chainId, key(keys, "authoriser")));
    }

    @Bean
    PrepareFields prepareFields(@Value("${bithedge.chain.id}") long chainId) {
        return new PrepareFields(Arrays.stream(Network.values())
                .filter(network -> network.chainId() == chainId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "bithedge.chain.id: expected the id of the mainnet or the testnet, got " + chainId)));
    }

    @Bean
    PrepareDesk prepareDesk(PoolViews views, VoucherDesk vouchers, QuoteBook quotes, PoolSettings settings) {
        PoolSettings.Contracts contracts = settings.contracts();
        PoolCalls calls = new PoolCalls(
                principal("bithedge.contracts.vault", contracts.vault()),
                principal("bithedge.contracts.registry", contracts.registry()),
                new AssetId(principal("bithedge.contracts.sbtc", contracts.sbtc()), SBTC_ASSET));
        return new PrepareDesk(views, vouchers, quotes, calls);
    }

    @Bean
    TransactionDesk transactionDesk(WalletTransactions known, WatchLog log) {
        return new TransactionDesk(known, log, InstantSource.system());
    }

    @Bean
    Forwarder forwarder(JsonMapper mapper) {
        return new Forwarder(mapper);
    }

    @Bean
    JacksonModule amounts() {
        return AmountModule.create();
    }

    @Bean
    NodeUrl nodeUrl(PoolSettings settings) {
        return new NodeUrl(settings.network().nodeUrl());
    }

    @Bean
    OperationsDesk operationsDesk(OperationsSettings settings) {
        return new OperationsDesk(settings);
    }

    @Bean
    Located located(Forwarder forwarder) {
        return new Located(forwarder);
    }

    private static Principal.Contract principal(String property, String text) {
        try {
            return Principal.Contract.parse(text);
        } catch (MalformedException e) {
            throw new IllegalStateException(property + ": expected a contract (address.name), got '" + text + "'", e);
        }
    }

    private static PrivateKey key(Path keys, String role) {
        Path file = keys.resolve(role + ".key");
        try {
            return PrivateKey.ofFile(file);
        } catch (IOException | MalformedException e) {
            throw new IllegalStateException(
                    "bithedge.keys.dir: cannot read the key file " + file + ": " + e.getMessage(), e);
        }
    }
}
