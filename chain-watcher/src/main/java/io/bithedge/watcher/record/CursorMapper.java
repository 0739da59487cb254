package io.bithedge.watcher.record;

import io.bithedge.schemas.avro.BlockHeader;
import io.bithedge.schemas.avro.ChainCursor;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.follow.Digest;
import io.bithedge.watcher.follow.Floor;
import io.bithedge.watcher.follow.Followed;
import io.bithedge.watcher.follow.PublishedBlock;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cursor as a record, both ways. */
public final class CursorMapper {
    private CursorMapper() {}

    public static ChainCursor toRecord(Cursor cursor) {
        return ChainCursor.newBuilder()
                .setTip(cursor.tip().map(block -> header(block.head())).orElse(null))
                .setFinal$(
                        cursor.finalBlock().map(block -> header(block.head())).orElse(null))
                .setBurnTip(cursor.burnTip())
                .setDigest(hash(cursor.digest()))
                .setFinalDigest(
                        hash(cursor.finalBlock().map(PublishedBlock::digest).orElse(Digest.ZERO)))
                .setUnfinal(
                        cursor.unfinal().stream().map(CursorMapper::published).toList())
                .setContracts(cursor.followed().contracts().stream()
                        .map(FollowedMapper::toRecord)
                        .toList())
                .build();
    }

    /** Throws IllegalArgumentException for a record that does not hang together. */
    public static Cursor fromRecord(ChainCursor cursor) {
        List<PublishedBlock> unfinal = cursor.getUnfinal().stream()
                .map(block -> new PublishedBlock(
                        head(block.getHeader()), digest(block.getDigest()), bytes(block.getContents())))
                .toList();
        @Nullable BlockHeader finalHeader = cursor.getFinal$();
        Floor floor = finalHeader == null
                ? new Floor.Start()
                : new Floor.Final(new PublishedBlock(head(finalHeader), digest(cursor.getFinalDigest())));
        Followed followed = new Followed(
                cursor.getContracts().stream().map(FollowedMapper::fromRecord).toList());
        return new Cursor(floor, unfinal, cursor.getBurnTip(), followed);
    }

    private static io.bithedge.schemas.avro.PublishedBlock published(PublishedBlock block) {
        return new io.bithedge.schemas.avro.PublishedBlock(
                header(block.head()),
                hash(block.digest()),
                ByteBuffer.wrap(block.contents().toArray()));
    }

    private static BlockHeader header(BlockHead head) {
        return new BlockHeader(head.height(), head.id().hex(), head.parent().hex(), head.burnHeight());
    }

    private static BlockHead head(BlockHeader header) {
        return new BlockHead(
                header.getHeight(),
                new BlockId(header.getIndexBlockHash()),
                new BlockId(header.getParentIndexBlockHash()),
                header.getBurnHeight());
    }

    private static Bytes bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return Bytes.copyOf(copy);
    }

    static Hash32 hash(Digest digest) {
        return new Hash32(digest.bytes().toArray());
    }

    static Digest digest(Hash32 hash) {
        return new Digest(Bytes.copyOf(hash.bytes()));
    }
}
