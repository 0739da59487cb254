package io.bithedge.submitter.app;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.submitter.rule.FeeRule;
import io.bithedge.submitter.step.SubmitterSettings;
import io.bithedge.submitter.value.Contracts;
import io.bithedge.submitter.value.SignerRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.env.Environment;

/**
 * What the process is told, checked at start.
 *
 * @param keysDir `bithedge.keys.dir`, with a file `<role>.key` for each of `bithedge.submitter.roles` (default allocator, keeper,
 *     oracle-1, oracle-2).
 * @param otherNodeUrls `bithedge.submitter.post-also-to-urls`, separated by commas; default none.
 * @param agent `bithedge.submitter.fee-cap-micro-stx`: 10,000 to 10^9, default 1,000,000. `...fee-cap-per-day-micro-stx`: of one account
 *     in 144 burn blocks, default 20,000,000. `...fee-ladder-burn-blocks`: 1 to 144, default 3. `bithedge.contracts.sbtc-asset`: default
 *     the mainnet token, which the devnet has under the same principal.
 */
record SubmitterProperties(
        String bootstrapServers,
        String registryUrl,
        URI nodeUrl,
        List<URI> otherNodeUrls,
        URI apiUrl,
        Path keysDir,
        List<SignerRole> roles,
        SubmitterSettings agent) {
    private static final String SBTC = "SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token";

    private static final String A_URL = "an http or https URL";
    private static final long DAY_CAP = 20_000_000;
    private static final long TRILLION = 1_000_000_000_000L;

    static SubmitterProperties of(Environment environment) {
        Reader read = new Reader(environment);
        long chainId = read.number("bithedge.chain.id", 1, 0xffffffffL, Optional.empty());
        Contracts contracts = new Contracts(
                read.contract("bithedge.contracts.vault"),
                read.contract("bithedge.contracts.registry"),
                read.contract("bithedge.contracts.oracle"),
                read.parsed(
                        "bithedge.contracts.sbtc-asset", Optional.of(SBTC), "address.contract::asset", AssetId::parse));
        long cap = read.number("bithedge.submitter.fee-cap-micro-stx", 10_000, 1_000_000_000, Optional.of(1_000_000L));
        FeeRule fees = new FeeRule(
                cap,
                read.number(
                        "bithedge.submitter.fee-cap-per-day-micro-stx",
                        cap,
                        TRILLION,
                        Optional.of(Math.max(cap, DAY_CAP))),
                Math.toIntExact(read.number("bithedge.submitter.fee-ladder-burn-blocks", 1, 144, Optional.of(3L))));
        return new SubmitterProperties(
                read.required("bithedge.kafka.bootstrap-servers", "host:port, more separated by commas"),
                read.required("bithedge.registry.url", "the URL of the schema registry"),
                read.url("bithedge.chain.node-url"),
                read.urls("bithedge.submitter.post-also-to-urls"),
                read.url("bithedge.chain.api-url"),
                Path.of(read.required("bithedge.keys.dir", "a folder")),
                roles(read),
                SubmitterSettings.of(contracts, network(chainId), chainId, fees));
    }

    /** The mainnet has chain id 1; everything else signs as testnet. */
    private static Network network(long chainId) {
        return chainId == Network.MAINNET.chainId() ? Network.MAINNET : Network.TESTNET;
    }

    private static List<SignerRole> roles(Reader read) {
        String key = "bithedge.submitter.roles";
        String text = read.optional(key).orElse("allocator,keeper,oracle-1,oracle-2");
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(name -> {
                    if (!SignerRole.isRole(name)) {
                        throw new BadSetting(key, "role names separated by commas", text);
                    }
                    return new SignerRole(name);
                })
                .toList();
    }

    private record Reader(Environment environment) {
        Optional<String> optional(String key) {
            return Optional.ofNullable(environment.getProperty(key)).filter(value -> !value.isBlank());
        }

        String required(String key, String expected) {
            return optional(key).orElseThrow(() -> new BadSetting(key, expected, ""));
        }

        long number(String key, long lowest, long highest, Optional<Long> otherwise) {
            String expected = lowest + " to " + highest;
            String text = optional(key)
                    .or(() -> otherwise.map(String::valueOf))
                    .orElseThrow(() -> new BadSetting(key, expected, ""));
            try {
                long value = Long.parseLong(text);
                if (value < lowest || value > highest) {
                    throw new BadSetting(key, expected, text);
                }
                return value;
            } catch (NumberFormatException e) {
                throw new BadSetting(key, expected, text);
            }
        }

        Principal.Contract contract(String key) {
            return parsed(key, Optional.empty(), "a contract principal", Principal.Contract::parse);
        }

        <T> T parsed(String key, Optional<String> otherwise, String expected, Function<String, T> parse) {
            String text = optional(key).or(() -> otherwise).orElseThrow(() -> new BadSetting(key, expected, ""));
            try {
                return parse.apply(text);
            } catch (MalformedException e) {
                throw new BadSetting(key, expected, text);
            }
        }

        URI url(String key) {
            return url(key, required(key, A_URL));
        }

        List<URI> urls(String key) {
            return optional(key)
                    .map(text -> Arrays.stream(text.split(",", -1))
                            .map(each -> url(key, each.strip()))
                            .toList())
                    .orElse(List.of());
        }

        private static URI url(String key, String text) {
            try {
                URI url = URI.create(text);
                String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
                if (!scheme.equals("http") && !scheme.equals("https")) {
                    throw new BadSetting(key, A_URL, text);
                }
                return url;
            } catch (IllegalArgumentException e) {
                throw new BadSetting(key, A_URL, text);
            }
        }
    }
}
