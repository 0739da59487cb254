package io.bithedge.watcher.follow;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Short names for heads: `7a` is the block of height 7 on branch a. */
final class Chains {
    private Chains() {}

    static BlockId id(String name) {
        return new BlockId(Hashes.sha256(Bytes.copyOf(name.getBytes(StandardCharsets.UTF_8)))
                .toPrefixedHex());
    }

    /** `7a<6a@103`: block 7a on 6a, burn height 103. */
    static BlockHead head(String text) {
        String[] parts = text.split("[<@]", -1);
        return new BlockHead(
                Long.parseLong(parts[0].replaceAll("\\D", "")), id(parts[0]), id(parts[1]), Long.parseLong(parts[2]));
    }

    static PublishedBlock published(String text) {
        return new PublishedBlock(head(text), new Digest(Hashes.sha256(id(text).bytes())));
    }

    static Cursor above(Floor floor, long burnTip, String... blocks) {
        return new Cursor(floor, Stream.of(blocks).map(Chains::published).toList(), burnTip, Followed.NONE);
    }
}
