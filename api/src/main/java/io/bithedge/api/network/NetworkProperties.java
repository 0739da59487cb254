package io.bithedge.api.network;

import io.bithedge.settings.BadSetting;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.hibernate.validator.constraints.Range;
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
public record NetworkProperties(
        @DefaultValue("devnet") Name name,
        @Nullable @Pattern(regexp = URL, message = EXPECTED) String publicNodeUrl,
        @Nullable @Pattern(regexp = URL, message = EXPECTED) String explorerUrl,
        @DefaultValue("600") @Range(min = 1, max = 86_400) int burnBlockSeconds,
        @Nullable Boolean developmentWallet) {
    static final String EXPECTED = "http(s)://host[:port][/path] without a slash at the end";
    /** Its origin goes into a header as it is: nothing but scheme, host, port and path. */
    static final String URL = "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*[A-Za-z0-9._~-])?";

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

    public NetworkProperties {
        if (Boolean.TRUE.equals(developmentWallet) && name != Name.DEVNET) {
            throw new BadSetting(
                    "bithedge.network.development-wallet",
                    "false on %s, where its keys would be everybody's".formatted(name.label()),
                    "true");
        }
    }

    /** Signatures for one chain are refused by the other: a mix is found before a wallet meets it. */
    public void requireChainId(long chainId) {
        if (chainId != name.chainId) {
            throw new BadSetting(
                    "bithedge.network.name", "the network of bithedge.chain.id %d".formatted(chainId), name.label());
        }
    }

    public String label() {
        return name.label();
    }

    /** The blocks of a devnet have a time of their own. */
    public boolean hasWallTime() {
        return name != Name.DEVNET;
    }

    public String nodeUrl() {
        return publicNodeUrl == null ? name.usualNodeUrl : publicNodeUrl;
    }

    public boolean hasDevelopmentWallet() {
        return developmentWallet == null ? name == Name.DEVNET : developmentWallet;
    }
}
