package io.bithedge.watcher.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.SeenBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Blocks are named by branch and height: a3 stands on a2, unless another parent is given. */
class BlockWindowTest {
    private final BlockWindow window = new BlockWindow(100);

    @Test
    void followsTheHighestBlockAndTheFirstSeenAmongEquals() {
        add("a1", "a2", "a3");
        window.add(block("b3", "a2"));
        assertThat(branch()).containsExactly("a1", "a2", "a3");

        window.add(block("b4", "b3"));
        assertThat(branch()).containsExactly("a1", "a2", "b3", "b4");
        assertThat(window.isOnBranch(id("a3"))).isFalse();
        assertThat(window.find(id("a3"))).isPresent();
    }

    @Test
    void keepsTheParentsOfABranchThatWinsMuchLater() {
        add("a1", "a2", "a3", "a4", "a5");
        window.add(block("b2", "a1"));
        window.add(block("b3", "b2"));
        window.add(block("b4", "b3"));
        assertThat(branch()).containsExactly("a1", "a2", "a3", "a4", "a5");

        window.add(block("b5", "b4"));
        window.add(block("b6", "b5"));
        assertThat(branch()).containsExactly("a1", "b2", "b3", "b4", "b5", "b6");
    }

    @Test
    void saysWhenSomethingIsNew() {
        AtomicInteger news = new AtomicInteger();
        BlockWindow told = new BlockWindow(100, news::incrementAndGet);

        told.add(block("a1", "a0"));
        told.add(block("a1", "a0"));
        assertThat(news).hasValue(1);

        told.burned(told.burnTip() + 1);
        told.burned(told.burnTip());
        assertThat(news).hasValue(2);
    }

    @Test
    void endsTheBranchAboveAGapAndMendsItWhenTheMissingBlockComes() {
        add("a1", "a2", "a4", "a5");
        assertThat(branch()).containsExactly("a4", "a5");
        assertThat(window.onBranch(2)).isEmpty();

        add("a3");
        assertThat(branch()).containsExactly("a1", "a2", "a3", "a4", "a5");
    }

    @Test
    void changesNothingWhenABlockIsPushedAgain() {
        add("a1", "a2");
        window.add(block("b2", "a1"));
        window.add(block("b3", "b2"));
        add("a2", "a1", "b2", "b3");
        assertThat(branch()).containsExactly("a1", "b2", "b3");
    }

    @Test
    void tellsTheSameBranchInWhateverOrderBlocksCome() {
        List<SeenBlock> blocks = new ArrayList<>();
        for (int height = 1; height <= 30; height++) {
            blocks.add(block("a" + height, "a" + (height - 1)));
            if (height > 12) {
                blocks.add(block("b" + height, height == 13 ? "a12" : "b" + (height - 1)));
            }
        }
        blocks.add(block("b31", "b30"));
        for (long seed = 0; seed < 200; seed++) {
            Collections.shuffle(blocks, new Random(seed));
            BlockWindow shuffled = new BlockWindow(100);
            blocks.forEach(shuffled::add);
            blocks.subList(0, 10).forEach(shuffled::add);
            assertThat(shuffled.bottom())
                    .as("seed %d", seed)
                    .map(SeenBlock::height)
                    .contains(1L);
            assertThat(shuffled.onBranch(13))
                    .as("seed %d", seed)
                    .map(SeenBlock::id)
                    .contains(id("b13"));
            assertThat(shuffled.tip()).as("seed %d", seed).map(SeenBlock::id).contains(id("b31"));
        }
    }

    @Test
    void forgetsWhatLiesFarBelowTheTip() {
        BlockWindow small = new BlockWindow(3);
        for (int height = 1; height <= 5; height++) {
            small.add(block("a" + height, "a" + (height - 1)));
        }
        small.add(block("b2", "a1"));

        assertThat(small.bottom()).map(SeenBlock::height).contains(3L);
        assertThat(small.find(id("a2"))).isEmpty();
        assertThat(small.find(id("b2"))).isEmpty();
    }

    @Test
    void knowsTheBurnTipFromBlocksAndFromBurnBlocks() {
        add("a1");
        assertThat(window.burnTip()).isEqualTo(101);
        window.burned(140);
        window.burned(139);
        assertThat(window.burnTip()).isEqualTo(140);
    }

    private void add(String... names) {
        for (String name : names) {
            window.add(block(name, name.charAt(0) + String.valueOf(height(name) - 1)));
        }
    }

    private List<String> branch() {
        List<String> names = new ArrayList<>();
        long bottom = window.bottom().map(SeenBlock::height).orElse(1L);
        long tip = window.tip().map(SeenBlock::height).orElse(0L);
        for (long height = bottom; height <= tip; height++) {
            names.add(window.onBranch(height).orElseThrow().block().blockHash());
        }
        return names;
    }

    private static SeenBlock block(String name, String parent) {
        BlockHead head = new BlockHead(height(name), id(name), id(parent), 100 + height(name));
        return new SeenBlock(new ChainBlock(head, name, "burn", 0), new SeenBlock.Contents.Read(List.of()));
    }

    private static long height(String name) {
        return Long.parseLong(name.substring(1));
    }

    private static BlockId id(String name) {
        return new BlockId(Hashes.sha256(Bytes.copyOf(name.getBytes(StandardCharsets.UTF_8)))
                .toPrefixedHex());
    }
}
