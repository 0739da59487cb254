package io.bithedge.topology.stage;

import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.Token;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Builds incidents. The id is a function of what happened and where, so that a replay finds the same ones. */
public final class Incidents {
    private Incidents() {}

    /** What disagreed: {@code subject} names the thing, as in {@code policy 7}. */
    public record Disagreement(String code, String subject, String message, String expected, String got) {}

    /** An incident of the whole chain of facts: quotes of both tokens stop. */
    public static Incident ofStage(String stage, Disagreement what, long height) {
        return at(stage, what, null, height, null);
    }

    /** A token's books and the chain disagree: its quotes stop. */
    public static Incident ofToken(String stage, Disagreement what, Token token, long height) {
        return at(stage, what, token, height, null);
    }

    /** Something is late and the books are right: shown, and quotes go on. */
    public static Incident warning(String stage, Disagreement what, Token token, long height) {
        return Incident.newBuilder(at(stage, what, token, height, null))
                .setStopsQuotes(false)
                .build();
    }

    /** Something that harms nobody's books stands on the chain: shown, and quotes go on. The same of one block is one incident. */
    public static Incident notice(String stage, Disagreement what, long height) {
        return Incident.newBuilder(at(stage, what, null, height, null))
                .setStopsQuotes(false)
                .build();
    }

    public static Incident ofFact(String stage, Disagreement what, @Nullable Token token, EventPosition position) {
        return at(stage, what, token, position.getHeight(), position);
    }

    private static Incident at(
            String stage, Disagreement what, @Nullable Token token, long height, @Nullable EventPosition position) {
        String place = position == null
                ? Long.toString(height)
                : height + "." + position.getTxIndex() + "." + position.getOrdinal();
        return new Incident(
                "%s:%s:%s:%s"
                        .formatted(stage, what.code(), what.subject(), place)
                        .toLowerCase(Locale.ROOT),
                what.code(),
                what.subject(),
                what.message(),
                what.expected(),
                what.got(),
                token,
                position,
                height,
                stage,
                true);
    }

    /** Key of the incidents topic. */
    public static String key(Incident incident) {
        Token token = incident.getToken();
        return token == null ? Keys.ALL : token.name();
    }
}
