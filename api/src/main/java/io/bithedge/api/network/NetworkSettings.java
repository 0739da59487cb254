package io.bithedge.api.network;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The chain as people and their wallets see it: `bithedge.network.*`. A value out of range is refused at start with the name of its key.
 *
 * @param name which network the addresses belong to
 * @param publicNodeUrl where a browser reaches a node, without a slash at the end; by default the usual one of the network
 * @param explorerUrl of a block explorer; without one the pages link nowhere
 * @param burnBlockSeconds usual time between burn blocks, 1 to 86,400
 * @param developmentWallet whether the pages offer a wallet with keys that everybody knows: by default on devnet, elsewhere never
 */
public record NetworkSettings(
        @DefaultValue("devnet") Name name,
        @Nullable String publicNodeUrl,
        @Nullable String explorerUrl,
        @DefaultValue("600") int burnBlockSeconds,
        @Nullable Boolean developmentWallet) {
    private static final int DAY_SECONDS = 86_400;
    private static final String URL = "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*[A-Za-z0-9._~-])?";

    public enum Name {
        DEVNET(0x80000000L, "http://127.0.0.1:3999"),
        TESTNET(0x80000000L, "https://api.testnet.hiro.so"),
        MAINNET(1, "https://api.hiro.so");

        private final long chainId;
        private final String usualNodeUrl;

        Name(long chainId, String usualNodeUrl) {
            this.chainId = chainId;
            this.usualNodeUrl = usualNodeUrl;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NetworkSettings {
        if (burnBlockSeconds < 1 || burnBlockSeconds > DAY_SECONDS) {
            throw new IllegalArgumentException("bithedge.network.burn-block-seconds: expected 1 to %d, got %d"
                    .formatted(DAY_SECONDS, burnBlockSeconds));
        }
        if (Boolean.TRUE.equals(developmentWallet) && name != Name.DEVNET) {
            throw new IllegalArgumentException(
                    "bithedge.network.development-wallet: expected false on %s, where its keys would be everybody's"
                            .formatted(name.label()));
        }
        requireUrl("public-node-url", publicNodeUrl);
        requireUrl("explorer-url", explorerUrl);
    }

    /** Signatures for one chain are refused by the other: a mix is found before a wallet meets it. */
    public void requireChainId(long chainId) {
        if (chainId != name.chainId) {
            throw new IllegalArgumentException("bithedge.network.name: %s has chain id %d, bithedge.chain.id is %d"
                    .formatted(name.label(), name.chainId, chainId));
        }
    }

    public String label() {
        return name.label();
    }

    public String nodeUrl() {
        return publicNodeUrl == null ? name.usualNodeUrl : publicNodeUrl;
    }

    public boolean hasDevelopmentWallet() {
        return developmentWallet == null ? name == Name.DEVNET : developmentWallet;
    }

    /** Its origin goes into a header as it is: nothing but scheme, host, port and path. */
    private static void requireUrl(String key, @Nullable String url) {
        if (url != null && !url.matches(URL)) {
            throw new IllegalArgumentException(
                    "bithedge.network.%s: expected http(s)://host[:port][/path] without a slash at the end, got '%s'"
                            .formatted(key, url));
        }
    }
}
