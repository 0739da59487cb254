package io.bithedge.contracts.print;

import io.bithedge.contracts.OurContract;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.clarity.ClarityShapeException;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what our contracts print: contract and topic choose the decoder. */
public final class PrintDecoders {
    /** What every print says of itself. */
    private static final BigInteger VERSION = BigInteger.TWO;

    private PrintDecoders() {}

    /** The topics of a contract that have a decoder. */
    public static Set<String> topics(OurContract contract) {
        return new TreeSet<>(decoders(contract).keySet());
    }

    /**
     * Reads a print by its topic. A number that we cannot hold makes it a {@link NumberOutOfRange}: it is data of the
     * chain, and no sign that our code and the chain disagree.
     *
     * @throws UndecodablePrintException for an unknown topic or version, a missing field, a wrong type, a size or word that the
     *     contract never prints.
     */
    public static Print decode(OurContract contract, Bytes raw) throws UndecodablePrintException {
        try {
            ClarityView tuple = ClarityView.of(ClarityValue.decode(raw));
            BigInteger version = tuple.uint("version");
            if (!version.equals(VERSION)) {
                throw new PrintFields.Mismatch("version u" + VERSION, "u" + version);
            }
            String topic = tuple.ascii("topic");
            PrintDecoder decoder = decoders(contract).get(topic);
            if (decoder == null) {
                throw new PrintFields.Mismatch(
                        "a topic of %s of version u%s".formatted(topics(contract), VERSION), "\"" + topic + "\"");
            }
            return held(topic, decoder, new PrintFields(tuple));
        } catch (PrintFields.Mismatch e) {
            throw new UndecodablePrintException(e.expected(), e.got(), e);
        } catch (ClarityShapeException | MalformedException e) {
            throw new UndecodablePrintException(
                    "a print of " + contract.sourceName(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Print held(String topic, PrintDecoder decoder, PrintFields fields) {
        try {
            return decoder.decode(fields);
        } catch (PrintFields.OutOfRange e) {
            return new NumberOutOfRange(topic, e.field(), e.number());
        }
    }

    private static Map<String, PrintDecoder> decoders(OurContract contract) {
        return PrintTable.ALL.getOrDefault(contract, Map.of());
    }
}
