package io.bithedge.signer.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.Txid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningRecordTest {
    private static Txid txid(int number) {
        return new Txid(Hashes.sha256(Bytes.copyOf(new byte[] {(byte) number})));
    }

    private static SignedEntry entry(int nonce) {
        return new SignedEntry(
                1_000, "keeper", nonce, 200, 250, txid(nonce).bytes(), txid(100 + nonce), Optional.empty(), "a#b");
    }

    private static byte[] recorded(int entries) throws IOException {
        MemoryStore store = new MemoryStore();
        SigningRecord record = SigningRecord.open(store);
        for (int nonce = 0; nonce < entries; nonce++) {
            record.append(entry(nonce));
        }
        return store.readAll();
    }

    private static SigningRecord open(byte[] content) throws IOException {
        return SigningRecord.open(new MemoryStore(content));
    }

    private static int secondLine(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).indexOf('\n') + 1;
    }

    @Test
    void readsBackWhatWasAppended() throws IOException {
        History history = open(recorded(3)).history();
        assertThat(history.count()).isEqualTo(3);
        assertThat(history.last("keeper", 1)).contains(entry(1));
        assertThat(history.nextNonce("keeper")).isEqualTo(3);
        // 3 * 250.
        assertThat(history.spentMicroStx("keeper", 1_000)).isEqualTo(750);
        assertThat(history.spentMicroStx("keeper", 86_400_000)).isZero();
    }

    /** Killed at every byte of the last line: what is left is the entries before it, or all, and the record goes on. */
    @Test
    void goesOnFromATornLastLineWhereverItWasTorn() throws IOException {
        byte[] whole = recorded(3);
        int start = recorded(2).length;
        for (int end = start; end <= whole.length; end++) {
            MemoryStore store = new MemoryStore(Arrays.copyOf(whole, end));
            SigningRecord record = SigningRecord.open(store);
            boolean complete = end >= whole.length - 1;
            assertThat(record.history().count()).as("cut at %d", end).isEqualTo(complete ? 3 : 2);
            assertThat(record.tornBytes()).isEqualTo(complete ? 0 : end - start);
            record.append(entry(9));
            assertThat(open(store.readAll()).history().nextNonce("keeper")).isEqualTo(10);
        }
    }

    /** File systems may have made the file longer before they wrote what is in it. */
    @Test
    void cutsOffZerosAtTheEnd() throws IOException {
        byte[] whole = recorded(2);
        SigningRecord record = open(Arrays.copyOf(whole, whole.length + 300));
        assertThat(record.history().count()).isEqualTo(2);
        assertThat(record.tornBytes()).isEqualTo(300);
    }

    @Test
    void refusesACompleteLineInWhichAnyByteChanged() throws IOException {
        byte[] whole = recorded(3);
        for (int at = 0; at < whole.length - 1; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> open(changed)).as("byte %d", at).isInstanceOf(RecordDamagedException.class);
        }
    }

    @Test
    void refusesALineThatIsMissingOrMoved() throws IOException {
        byte[] whole = recorded(3);
        byte[] withoutTheFirst = Arrays.copyOfRange(whole, secondLine(whole), whole.length);
        assertThatThrownBy(() -> open(withoutTheFirst))
                .isInstanceOf(RecordDamagedException.class)
                .hasMessageContaining("damaged at byte 0, after 0 good lines");
        List<String> lines = new String(whole, StandardCharsets.UTF_8).lines().toList();
        String swapped = lines.get(0) + "\n" + lines.get(2) + "\n" + lines.get(1) + "\n";
        assertThatThrownBy(() -> open(swapped.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("after 1 good lines");
    }

    @Test
    void writesNoMoreAfterAFailedWrite() throws IOException {
        MemoryStore store = new MemoryStore();
        SigningRecord record = SigningRecord.open(store);
        store.dieAfter(5);
        assertThatThrownBy(() -> record.append(entry(0))).isInstanceOf(MemoryStore.Crash.class);
        store.revive();
        assertThatThrownBy(() -> record.append(entry(0)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("must be opened again");
    }

    @Test
    void keepsAFileOfItsOwnerAloneForOneSigner(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("record.log");
        try (SigningRecord record = SigningRecord.open(FileStore.open(file))) {
            record.append(entry(0));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> FileStore.open(file))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("another signer has it open");
        }
        Files.write(file, new byte[] {'t', 'o', 'r', 'n'}, StandardOpenOption.APPEND);
        try (SigningRecord record = SigningRecord.open(FileStore.open(file))) {
            assertThat(record.tornBytes()).isEqualTo(4);
            record.append(entry(1));
        }
        try (SigningRecord record = SigningRecord.open(FileStore.open(file))) {
            assertThat(record.history().count()).isEqualTo(2);
        }
    }
}
