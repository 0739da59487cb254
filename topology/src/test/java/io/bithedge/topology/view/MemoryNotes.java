package io.bithedge.topology.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Notes in memory, for tests of what stands on them. */
public final class MemoryNotes implements PersonalNotes {
    private final Map<String, Note> notes = new ConcurrentSkipListMap<>();

    @Override
    public Optional<Note> note(String address, String name) {
        return Optional.ofNullable(notes.get(address + "/" + name));
    }

    @Override
    public List<Note> notes(String address, String prefix) {
        return notes.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(address + "/" + prefix))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public void write(String address, Note note) {
        notes.put(address + "/" + note.name(), note);
    }

    @Override
    public void erase(String address, String name) {
        notes.remove(address + "/" + name);
    }
}
