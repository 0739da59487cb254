package io.bithedge.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.api.ApiContract;
import io.bithedge.api.ApiServer;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.wrong.WrongController;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.node.ObjectNode;

/** A type that was made wrong on purpose is found. */
class DocumentRulesTest {
    /** Not annotated as a configuration: the API scans the classes of its tests too. */
    @Import({DocumentConfiguration.class, WrongController.class})
    static class WithMistakes {}

    @Test
    void findsTwoTypesOfOneNameABareObjectAndARouteWithoutAnExample(@TempDir Path keys) throws Exception {
        try (ApiServer server = ApiServer.start(new FakeViews(), keys, WithMistakes.class, Generator.SETTINGS)) {
            ObjectNode document = Generator.document(server);
            assertThat(server.bean(RecordShapes.class).clashes())
                    .singleElement()
                    .asString()
                    .contains("two types are called Answer", "One$Answer", "Other$Answer");

            List<String> faults = DocumentRules.faults(document);
            assertThat(faults)
                    .contains(
                            "GET /v1/wrong/bare 200 application/json: a bare object: nothing says what is in it",
                            "GET /v1/wrong/bare 200 application/json: no example is recorded",
                            "GET /v1/wrong/one 200 application/json: no example is recorded",
                            "GET /v1/wrong/one: no comment says what it does",
                            "Answer: no comment says what it is");
            assertThat(faults)
                    .anyMatch(fault -> fault.startsWith("Answer.") && fault.endsWith(": nothing says what it means"));

            // One of the two types lost: whoever answers it does not keep to the document.
            ApiContract contract = new ApiContract(document);
            List<String> ofOne = contract.faults(server.exchange(server.request("/v1/wrong/one")));
            List<String> ofOther = contract.faults(server.exchange(server.request("/v1/wrong/other")));
            assertThat(ofOne.isEmpty()).isNotEqualTo(ofOther.isEmpty());
        }
    }
}
