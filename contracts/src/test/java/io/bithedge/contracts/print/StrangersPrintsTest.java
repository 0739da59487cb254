package io.bithedge.contracts.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.OurContract;
import io.bithedge.stacks.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What our contracts printed in the real VM when strangers called every public function with arguments at the edges of their types:
 * nothing of it may be unreadable, because that stops the pool. Source:
 * clarity/scripts/record-strange.js.
 */
class StrangersPrintsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void everyPrintOfEveryCallIsRead() throws IOException, UndecodablePrintException {
        List<Print> prints = read(Path.of("..", "clarity", "fixtures", "strange-prints.jsonl"));
        assertThat(prints).doesNotHaveAnyElementsOfTypes(NumberOutOfRange.class);
        assertThat(prints).hasAtLeastOneElementOfType(RegistryPrint.ItemFailed.class);
    }

    private static List<Print> read(Path file) throws IOException, UndecodablePrintException {
        List<Print> prints = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode print = MAPPER.readTree(line);
            prints.add(PrintDecoders.decode(
                    contract(print.get("contract").asString()),
                    Bytes.ofHex(print.get("rawHex").asString())));
        }
        return prints;
    }

    private static OurContract contract(String name) {
        return Arrays.stream(OurContract.values())
                .filter(contract -> contract.sourceName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
