package io.bithedge.topology.view;

import java.util.List;
import java.util.Optional;

/** The little that a signed-in person asks us to keep, by address. Safe for use by several threads. */
public interface PersonalNotes {
    /** {@code json} is his own text: nothing of ours is decided by it. */
    record Note(String name, String json, long changedAtMs) {}

    /** Throws {@link NotReadyException} while the notes are being read. */
    Optional<Note> note(String address, String name);

    /** Those whose name begins so, in the order of their names. */
    List<Note> notes(String address, String prefix);

    /** Returns when it is kept; whoever reads here sees it. Throws {@link NotReadyException} when that fails. */
    void write(String address, Note note);

    void erase(String address, String name);
}
