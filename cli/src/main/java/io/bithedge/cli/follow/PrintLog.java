package io.bithedge.cli.follow;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Final blocks with what the pool printed in them, a JSON a line, so that a restart need not ask for them again. Nothing depends on it: it
 * is thrown away when its last block is not on the chain, and what follows from it is compared with the vault's own rows.
 */
public final class PrintLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Blocks without a print are left out, but for one now and then: where to read on. */
    private static final long MARK_EVERY = 100;

    private final Path file;
    private long marked;

    public PrintLog(Path file) {
        this.file = file;
    }

    /** In order, up to the first line that is not whole. */
    List<PoolBlock> read() {
        List<PoolBlock> blocks = new ArrayList<>();
        if (!Files.exists(file)) {
            return blocks;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                blocks.add(block(JSON.readTree(line)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JacksonException | MalformedException | IllegalArgumentException cutOff) {
            // Killed while it wrote: what is behind is asked for again.
            rewrite(blocks);
        }
        marked = blocks.isEmpty() ? 0 : blocks.getLast().place().height();
        return blocks;
    }

    void append(PoolBlock block) {
        if (!block.prints().isEmpty() || block.place().height() >= marked + MARK_EVERY) {
            marked = block.place().height();
            write(line(block), StandardOpenOption.APPEND);
        }
    }

    void clear() {
        rewrite(List.of());
    }

    private void rewrite(List<PoolBlock> blocks) {
        StringBuilder lines = new StringBuilder();
        blocks.forEach(block -> lines.append(line(block)));
        write(lines.toString(), StandardOpenOption.TRUNCATE_EXISTING);
        marked = blocks.isEmpty() ? 0 : blocks.getLast().place().height();
    }

    private void write(String text, StandardOpenOption how) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String line(PoolBlock block) {
        ObjectNode json = JSON.createObjectNode();
        json.put("height", block.place().height())
                .put("hash", block.place().indexBlockHash().toPrefixedHex())
                .put("parent", block.place().parentIndexBlockHash().toPrefixedHex())
                .put("burnHeight", block.place().burnHeight())
                .put("burnTime", block.place().burnTime());
        ArrayNode prints = json.putArray("prints");
        block.prints()
                .forEach(print -> prints.addObject()
                        .put("source", print.source().name())
                        .put("tx", print.txIndex())
                        .put("ordinal", print.ordinal())
                        .put("value", print.value().toPrefixedHex()));
        return json + "\n";
    }

    private static PoolBlock block(JsonNode json) {
        List<PoolBlock.Print> prints = new ArrayList<>();
        json.path("prints")
                .forEach(print -> prints.add(new PoolBlock.Print(
                        PoolBlock.Source.valueOf(print.path("source").asString("")),
                        print.path("tx").asInt(),
                        print.path("ordinal").asInt(),
                        Bytes.ofHex(print.path("value").asString("")))));
        BlockPlace place = new BlockPlace(
                json.path("height").asLong(),
                Bytes.ofHex(json.path("hash").asString("")),
                Bytes.ofHex(json.path("parent").asString("")),
                json.path("burnHeight").asLong(),
                json.path("burnTime").asLong());
        return new PoolBlock(place, prints);
    }
}
