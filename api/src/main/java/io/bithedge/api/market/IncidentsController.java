package io.bithedge.api.market;

import io.bithedge.api.prepare.PrepareFields;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.pool.incident.Acknowledgement;
import io.bithedge.pool.incident.IncidentDesk;
import io.bithedge.pool.incident.IncidentDesk.Outcome;
import io.bithedge.pool.incident.IncidentDesk.Refusal;
import io.bithedge.pool.incident.IncidentLog;
import io.bithedge.pool.incident.Operators;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.signing.RecoverableSignature;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What did not fit, and what operators say of it. */
@RestController
public final class IncidentsController {
    private static final int LONGEST_ID = 300;

    private final PoolViews views;
    private final IncidentDesk desk;
    private final Operators operators;
    private final PrepareFields fields;

    public IncidentsController(PoolViews views, IncidentDesk desk, Operators operators, PrepareFields fields) {
        this.views = views;
        this.desk = desk;
        this.operators = operators;
        this.fields = fields;
    }

    /** Where the books, the contract and what was read did not agree, or something was late. */
    @GetMapping("/v1/incidents")
    public IncidentsAnswer incidents() {
        return new IncidentsAnswer(
                views.incidents().stream().map(IncidentItem::of).toList(),
                operators.addresses().stream().map(StacksAddress::toString).toList(),
                asOf());
    }

    /** Says that somebody looks into an incident: one message signed by an operator's wallet. Quotes stay as they are. */
    @PostMapping("/v1/incidents:acknowledge")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public AcknowledgementAnswer acknowledgeIncident(@RequestBody AcknowledgementRequest request) {
        Acknowledgement word = word(request);
        Bytes signature = signature(request.signature());
        try {
            return switch (desk.acknowledge(word, signature)) {
                case Outcome.Recorded(var now) -> new AcknowledgementAnswer(IncidentItem.of(now), asOf());
                case Outcome.Refused(Refusal refusal, String sentence) ->
                    throw Problem.of(status(refusal), refusal.name(), sentence);
            };
        } catch (IncidentLog.NotRecordedException e) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "NOT_RECORDED", String.valueOf(e.getMessage()));
        }
    }

    private Acknowledgement word(AcknowledgementRequest request) {
        String id = request.incidentId() == null ? "" : request.incidentId();
        if (id.isEmpty() || id.length() > LONGEST_ID || !isText(id)) {
            throw Problem.invalid("incidentId", "the id of an incident", Fields.quoted(request.incidentId()));
        }
        StacksAddress operator = fields.wallet("operator", request.operator()).address();
        String reason = request.reason();
        if (reason == null || reason.isBlank() || reason.length() > Acknowledgement.LONGEST_REASON || !isText(reason)) {
            throw Problem.invalid(
                    "reason", "1 to %d characters".formatted(Acknowledgement.LONGEST_REASON), Fields.quoted(reason));
        }
        Long atMs = request.atMs();
        if (atMs == null || atMs < 0) {
            throw Problem.invalid("atMs", "milliseconds since 1970", atMs == null ? "nothing" : atMs.toString());
        }
        return new Acknowledgement(id, operator, reason, atMs);
    }

    /** Half a character cannot be signed. */
    private static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Bytes signature(@Nullable String text) {
        String hex = text == null ? "" : text.strip().toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
        int digits = 2 * RecoverableSignature.SIZE;
        // The last byte is the recovery id.
        if (hex.length() != digits || !hex.matches("[0-9a-f]{128}0[0-3]")) {
            throw Problem.invalid(
                    "signature", "%d hex digits: r, s, recovery id".formatted(digits), Fields.quoted(text));
        }
        return Bytes.ofHex(hex);
    }

    private static HttpStatus status(Refusal refusal) {
        return switch (refusal) {
            case NOT_AN_OPERATOR, NOT_SIGNED -> HttpStatus.FORBIDDEN;
            case NOT_OF_NOW -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNKNOWN_INCIDENT -> HttpStatus.NOT_FOUND;
            case NOT_OPEN -> HttpStatus.CONFLICT;
        };
    }

    private FinalBlock asOf() {
        return FinalBlock.of(views.position().asOf());
    }
}
