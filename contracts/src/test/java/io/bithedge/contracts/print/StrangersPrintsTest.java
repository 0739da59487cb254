package io.bithedge.contracts.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.OurContract;
import io.bithedge.stacks.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What our contracts printed in the real VM when strangers called every public function with arguments at the edges of their types:
 * nothing of it may be unreadable, because that stops the pool. Source: clarity/scripts/record-fuzz.js.
 */
class StrangersPrintsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void everyPrintOfEveryCallIsRead() throws IOException, UndecodablePrintException {
        List<String> lines = Files.readAllLines(Path.of("..", "clarity", "fuzz", "prints.jsonl"));
        int outOfRange = 0;
        int failed = 0;
        for (String line : lines) {
            JsonNode print = MAPPER.readTree(line);
            Print event = PrintDecoders.decode(
                    contract(print.get("contract").asString()),
                    Bytes.ofHex(print.get("rawHex").asString()));
            outOfRange += event instanceof NumberOutOfRange ? 1 : 0;
            failed += event instanceof RegistryPrint.ItemFailed ? 1 : 0;
        }
        System.out.printf("%d prints, %d with a number that we do not hold%n", lines.size(), outOfRange);
        assertThat(outOfRange).isPositive();
        assertThat(failed).isPositive();
    }

    private static OurContract contract(String name) {
        return Arrays.stream(OurContract.values())
                .filter(contract -> contract.sourceName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
