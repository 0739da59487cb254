package io.bithedge.watcher.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.watcher.chain.BlockId;
import org.junit.jupiter.api.Test;

class RollingDigestTest {
    private static final BlockId BLOCK = new BlockId("0x" + "11".repeat(32));
    private static final String TXID = "0x" + "22".repeat(32);

    @Test
    void isTheHashOfParentDigestAndBlockWhenThereAreNoEvents() {
        assertThat(new RollingDigest(Digest.ZERO, BLOCK).finish().bytes())
                .isEqualTo(Hashes.sha256(Bytes.ofHex("00".repeat(32) + "11".repeat(32))));
    }

    @Test
    void addsTxidOrdinalAndRawOfEachEvent() {
        RollingDigest digest = new RollingDigest(Digest.ZERO, BLOCK);
        digest.add(TXID, 258, Bytes.ofHex("0x03"));
        digest.add(TXID, 259, Bytes.ofHex("0x04"));

        String events = "22".repeat(32) + "00000102" + "03" + "22".repeat(32) + "00000103" + "04";
        assertThat(digest.finish().bytes())
                .isEqualTo(Hashes.sha256(Bytes.ofHex("00".repeat(32) + "11".repeat(32) + events)));
    }
}
