package io.bithedge.watcher.app;

import io.bithedge.watcher.push.BlockWindow;
import io.bithedge.watcher.push.HeightLimit;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.watcher.*`: the receiver of pushes.
 *
 * @param pushPort 0: no receiver.
 * @param pushPeers who may push: addresses, networks, names of hosts; empty: this machine. Needed when the address is another one.
 * @param pushSecretFile a file with what the path must begin with; empty: none.
 * @param pushRequestsPerClient at once.
 * @param pushMaxBodyKib default 512,000: what the API of the chain takes, and six times mainnet's first block. Memory does not grow
 *     with it.
 * @param pushFolder empty: that of the system for temporary files. Large bodies lie there while they are read.
 * @param pushBodySeconds so long a body may take.
 * @param pushWindowBlocks how far below the tip pushed blocks are kept in memory.
 * @param pushMaxAheadBlocks so far above everything known a push may lie.
 * @param pushTrust said in words when a push alone shall be enough: see {@link SourceSettings}.
 * @param mempoolAccounts whose transactions are followed in the mempool; empty: all.
 */
@Validated
@ConfigurationProperties("bithedge.watcher")
record PushProperties(
        @DefaultValue("0") @Range(max = 65_535) int pushPort,
        @DefaultValue("127.0.0.1") @NotBlank String pushAddress,
        @DefaultValue List<String> pushPeers,
        @DefaultValue("") String pushSecretFile,
        @DefaultValue("8") @Range(min = 1, max = 1_000) int pushRequestsPerClient,

        @DefaultValue("512000") @Range(min = 64, max = 2_097_152)
        long pushMaxBodyKib,

        @DefaultValue("") String pushFolder,
        @DefaultValue("60") @Range(min = 1, max = 600) int pushBodySeconds,

        @DefaultValue("20000") @Range(min = 100, max = BlockWindow.MAX_HEIGHTS)
        int pushWindowBlocks,

        @DefaultValue("1000") @Range(min = 1, max = HeightLimit.MAX_BLOCKS)
        int pushMaxAheadBlocks,

        @DefaultValue("") String pushTrust,
        @DefaultValue List<String> mempoolAccounts) {}
