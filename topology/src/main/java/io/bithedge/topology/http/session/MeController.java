package io.bithedge.topology.http.session;

import io.bithedge.topology.http.Problem;
import io.bithedge.topology.http.guard.AddressLimits;
import io.bithedge.topology.view.PersonalNotes;
import io.bithedge.topology.view.PersonalNotes.Note;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Preferences and drafts of the address that signed in: his own only, whatever the request says. */
@RestController
@RequestMapping("/v1/me")
final class MeController {
    private static final String PREFERENCES = "preferences";
    private static final String DRAFTS = "drafts/";
    private static final String ID = "[a-z0-9-]{1,40}";

    private final Tokens tokens;
    private final AddressLimits limits;
    private final PersonalNotes notes;
    private final SessionSettings settings;

    MeController(Tokens tokens, AddressLimits limits, SessionConfiguration.Notes notes, SessionSettings settings) {
        this.tokens = tokens;
        this.limits = limits;
        this.notes = notes.kept();
        this.settings = settings;
    }

    /** `value` is what was put, word for word; an empty object when nothing was. */
    record Kept(String name, JsonNode value, long changedAtMs) {
        static Kept of(Note note) {
            return new Kept(note.name(), JsonMapper.shared().readTree(note.json()), note.changedAtMs());
        }
    }

    record Drafts(List<Kept> drafts) {}

    @GetMapping("/preferences")
    Kept preferences(@RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        return notes.note(address(authorization), PREFERENCES)
                .map(Kept::of)
                .orElseGet(() -> new Kept(PREFERENCES, JsonMapper.shared().createObjectNode(), 0));
    }

    @PutMapping("/preferences")
    Kept putPreferences(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestBody JsonNode value) {
        return keep(address(authorization), PREFERENCES, value);
    }

    @GetMapping("/drafts")
    Drafts drafts(@RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        return new Drafts(notes.notes(address(authorization), DRAFTS).stream()
                .map(Kept::of)
                .toList());
    }

    @GetMapping("/drafts/{id}")
    Kept draft(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @PathVariable String id) {
        String address = address(authorization);
        return notes.note(address, name(id))
                .map(Kept::of)
                .orElseThrow(() -> Problem.notFound("there is no draft '%s' of %s".formatted(id, address)));
    }

    @PutMapping("/drafts/{id}")
    Kept putDraft(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @PathVariable String id,
            @RequestBody JsonNode value) {
        String address = address(authorization);
        String name = name(id);
        List<Note> kept = notes.notes(address, DRAFTS);
        boolean isNew = kept.stream().noneMatch(note -> note.name().equals(name));
        if (isNew && kept.size() >= settings.draftsPerAddress()) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "TOO_MANY_DRAFTS",
                    "%d drafts are kept for %s: delete one first.".formatted(kept.size(), address));
        }
        return keep(address, name, value);
    }

    @DeleteMapping("/drafts/{id}")
    ResponseEntity<Void> deleteDraft(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @PathVariable String id) {
        notes.erase(address(authorization), name(id));
        return ResponseEntity.noContent().build();
    }

    private Kept keep(String address, String name, JsonNode value) {
        String json = value.toString();
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (!value.isObject() || bytes > settings.noteBytes()) {
            throw Problem.invalid(
                    "body",
                    "one JSON object of at most %d bytes".formatted(settings.noteBytes()),
                    value.isObject() ? bytes + " bytes" : "another kind of value");
        }
        Note note = new Note(name, json, InstantSource.system().millis());
        notes.write(address, note);
        return Kept.of(note);
    }

    private String address(String authorization) {
        String address = tokens.address(authorization);
        limits.require(address);
        return address;
    }

    private static String name(String id) {
        if (!id.matches(ID)) {
            throw Problem.invalid("id", "1 to 40 of a-z, 0-9 and -", "something else");
        }
        return DRAFTS + id;
    }
}
