package io.bithedge.cli.guard;

/**
 * Something that the keeper of a guard must see.
 *
 * @param where book, role or part; with the code it tells one incident from another
 */
public record GuardIncident(GuardIncidentCode code, String where, String detail) {
    @Override
    public String toString() {
        return "%s %s: %s".formatted(code, where, detail);
    }
}
