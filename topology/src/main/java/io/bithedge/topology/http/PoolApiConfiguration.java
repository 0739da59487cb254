package io.bithedge.topology.http;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.topology.http.guard.NodeUrl;
import io.bithedge.topology.http.operations.OperationsDesk;
import io.bithedge.topology.http.operations.OperationsSettings;
import io.bithedge.topology.quote.QuoteDesk;
import io.bithedge.topology.quote.QuoteRule;
import io.bithedge.topology.quote.QuoteSigner;
import io.bithedge.topology.view.PoolViews;
import io.bithedge.topology.voucher.VoucherDesk;
import io.bithedge.topology.voucher.VoucherSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Wires the API: signers from key files, contracts from configuration. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties({PoolSettings.class, OperationsSettings.class})
public class PoolApiConfiguration {
    private static final int QUOTE_ID_BYTES = 16;

    @Bean
    QuoteDesk quoteDesk(
            PoolViews views,
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
        return new QuoteDesk(views, new QuoteRule(callsEnabled), signer);
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
    Forwarder forwarder() {
        return new Forwarder();
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

    private static Principal principal(String property, String text) {
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
