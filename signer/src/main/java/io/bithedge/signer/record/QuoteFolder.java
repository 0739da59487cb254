package io.bithedge.signer.record;

import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file a day, `2026-11-30.log`, in a folder of its owner alone. Older ones than the last two are nobody's but an auditor's. */
public final class QuoteFolder implements QuoteStores {
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.log");

    private final Path folder;

    public QuoteFolder(Path folder) throws IOException {
        OwnerOnly.createFolder(folder);
        this.folder = folder;
    }

    @Override
    public SortedSet<LocalDate> days() throws IOException {
        SortedSet<LocalDate> days = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    days.add(LocalDate.parse(name.group(1)));
                }
            }
        }
        return days;
    }

    @Override
    public RecordStore open(LocalDate day) throws IOException {
        return FileStore.open(folder.resolve(day + ".log"));
    }
}
