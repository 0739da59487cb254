package io.bithedge.contracts.print;

import io.bithedge.contracts.OurContract;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.clarity.ClarityShapeException;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The one table of what our contracts print: contract and topic to print. */
public final class PrintDecoders {
    private static final long VERSION = 1;
    private static final Map<OurContract, Map<String, PrintDecoder>> TABLE = Map.of(
            OurContract.VAULT, VaultPrints.DECODERS,
            OurContract.REGISTRY, RegistryPrints.DECODERS,
            OurContract.ORACLE, OraclePrints.DECODERS);

    private PrintDecoders() {}

    /** The topics of a contract that have a decoder. */
    public static Set<String> topics(OurContract contract) {
        return new TreeSet<>(decoders(contract).keySet());
    }

    /**
     * Reads a print by its topic.
     *
     * @throws UndecodablePrintException for an unknown topic or version, a missing field, a wrong type, a value out of range.
     */
    public static Print decode(OurContract contract, Bytes raw) throws UndecodablePrintException {
        try {
            ClarityView tuple = ClarityView.of(ClarityValue.decode(raw));
            String topic = tuple.ascii("topic");
            PrintDecoder decoder = decoders(contract).get(topic);
            if (decoder == null) {
                throw new PrintFields.Mismatch("a topic of " + topics(contract), "\"" + topic + "\"");
            }
            if (tuple.uintLong("version") != VERSION) {
                throw new PrintFields.Mismatch("version u" + VERSION, "u" + tuple.uint("version"));
            }
            return decoder.decode(new PrintFields(tuple));
        } catch (PrintFields.Mismatch e) {
            throw new UndecodablePrintException(e.expected(), e.got(), e);
        } catch (ClarityShapeException | MalformedException e) {
            throw new UndecodablePrintException(
                    "a print of " + contract.sourceName(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, PrintDecoder> decoders(OurContract contract) {
        return TABLE.getOrDefault(contract, Map.of());
    }
}
