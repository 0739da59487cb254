package io.bithedge.watcher.audit;

import io.bithedge.watcher.audit.StreamFold.Floor;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows where in the stream every so-manieth final block begins, so that the stream can be read backwards in pieces of bounded
 * size. Reads on from where it was, and checks the whole stream while it does.
 */
final class StreamIndex implements StreamFold.Listener {
    private final PublishedStream stream;
    private final int pieceBlocks;
    private final List<Mark> marks = new ArrayList<>();
    private final List<SectionEntry> sections = new ArrayList<>();
    private final StreamFold fold;
    private long nextOffset;
    private int sinceMark;
    private long finalHeight = -1;

    /** The first block of a piece. */
    record Mark(long height, long offset, Floor parent) {}

    StreamIndex(PublishedStream stream, int pieceBlocks, Findings findings) {
        this.stream = stream;
        this.pieceBlocks = pieceBlocks;
        this.fold = new StreamFold(findings, this);
    }

    /** Reads to what is committed now. */
    void readOn() {
        nextOffset = stream.read(nextOffset, entry -> {
            fold.take(entry);
            return true;
        });
    }

    PublishedStream stream() {
        return stream;
    }

    long finalHeight() {
        return finalHeight;
    }

    /** The height of the first final block; -1 while there is none. */
    long firstFinalHeight() {
        return marks.isEmpty() ? -1 : marks.getFirst().height();
    }

    /** Published blocks above the final one, oldest first. */
    List<PublishedEntry> unfinal() {
        return fold.unfinal();
    }

    List<SectionEntry> sections() {
        return List.copyOf(sections);
    }

    /** The final blocks of the piece that a height lies in, oldest first, none above that height. */
    List<PublishedEntry> pieceUpTo(long height) {
        Mark mark = marks.reversed().stream()
                .filter(each -> each.height() <= height)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no final block at or below " + height));
        List<PublishedEntry> piece = new ArrayList<>();
        StreamFold reader = new StreamFold(
                new Findings(),
                new StreamFold.Listener() {
                    @Override
                    public void finalBlock(PublishedEntry block) {
                        if (block.height() <= height) {
                            piece.add(block);
                        }
                    }

                    @Override
                    public void section(SectionEntry section) {}
                },
                mark.parent());
        stream.read(mark.offset(), entry -> {
            reader.take(entry);
            return piece.isEmpty() || piece.getLast().height() < height;
        });
        return piece;
    }

    @Override
    public void finalBlock(PublishedEntry block) {
        sinceMark++;
        // A block whose parent is missing cannot begin a piece: nobody knows what its digest rolls on from.
        if (marks.isEmpty() || (sinceMark >= pieceBlocks && block.isLinked())) {
            Floor parent =
                    new Floor(block.height() - 1, block.applied().getParentIndexBlockHash(), block.parentDigest());
            marks.add(new Mark(block.height(), block.offset(), parent));
            sinceMark = 0;
        }
        finalHeight = block.height();
    }

    @Override
    public void section(SectionEntry section) {
        sections.add(section);
    }
}
