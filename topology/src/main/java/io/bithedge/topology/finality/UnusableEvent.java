package io.bithedge.topology.finality;

import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.NumberOutOfRange;
import io.bithedge.topology.stage.Incidents;

/**
 * A final event with a number that no fold can hold. It is an incident of that event and nothing else: the block it stands in and
 * everything behind it are folded as ever.
 */
final class UnusableEvent {
    private static final String CODE = "NUMBER_OUT_OF_RANGE";

    /** The one print whose number anybody may choose: a batch was called with an id that no policy has. */
    private static final String ITEM_FAILED = "item-failed";

    private UnusableEvent() {}

    /** Quotes stop unless the event moves nothing: a fact that is left out would leave the books wrong. */
    static Incident incident(String stage, ContractEvent event, NumberOutOfRange number) {
        String contract = event.getContract().substring(event.getContract().lastIndexOf('.') + 1);
        Incidents.Disagreement what = new Incidents.Disagreement(
                CODE,
                contract + " " + number.getTopic(),
                "%s of transaction %s, event %d: no number of ours holds it"
                        .formatted(
                                number.getField(),
                                event.getPosition().getTxid(),
                                event.getPosition().getOrdinal()),
                number.getField() + " below 2^63",
                number.getNumber());
        return number.getTopic().equals(ITEM_FAILED)
                ? Incidents.notice(stage, what, event.getPosition().getHeight())
                : Incidents.ofFact(stage, what, null, event.getPosition());
    }
}
