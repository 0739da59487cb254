package io.bithedge.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.cli.demo.PoolClient.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class InTurnTest {
    private final InTurn two = new InTurn(List.of("a", "b"));
    private final List<String> asked = new ArrayList<>();
    /** Key: url, value: the code with which it refuses. */
    private final Map<String, String> refusing = new TreeMap<>();

    private JsonNode answer(String url) throws RefusedException {
        asked.add(url);
        if (refusing.containsKey(url)) {
            throw new RefusedException(refusing.getOrDefault(url, ""), url);
        }
        return StringNode.valueOf(url);
    }

    @Test
    void asksOneAfterTheOther() throws Exception {
        for (int i = 0; i < 4; i++) {
            two.one(this::answer);
        }

        assertThat(asked).containsExactly("a", "b", "a", "b");
    }

    @Test
    void asksTheNextWhenOneIsSilentAndLeavesThatAlone() throws Exception {
        refusing.put("a", InTurn.SILENT);

        assertThat(two.one(this::answer).asString()).isEqualTo("b");
        two.one(this::answer);
        two.one(this::answer);

        assertThat(asked).containsExactly("a", "b", "b", "b");
    }

    @Test
    void asksTheNextWhenOneIsNotReadyAndThatOneAgain() throws Exception {
        refusing.put("a", InTurn.NOT_READY);

        two.one(this::answer);
        two.one(this::answer);
        two.one(this::answer);

        assertThat(asked).containsExactly("a", "b", "b", "a", "b");
    }

    @Test
    void aRefusalWithAReasonIsTheAnswer() {
        refusing.putAll(Map.of("a", "PRICE_STALE", "b", "PRICE_STALE"));

        assertThatThrownBy(() -> two.one(this::answer))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("PRICE_STALE"));
        assertThat(asked).containsExactly("a");
    }

    @Test
    void asksThoseThatWereSilentWhenNobodyElseIsThere() {
        refusing.putAll(Map.of("a", InTurn.SILENT, "b", InTurn.SILENT));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> two.one(this::answer)).isInstanceOf(RefusedException.class);
        }

        assertThat(asked).containsExactly("a", "b", "b", "a");
    }

    @Test
    void allAreThoseThatAnswer() throws Exception {
        refusing.put("a", InTurn.NOT_READY);

        assertThat(two.all(this::answer)).extracting(JsonNode::asString).containsExactly("b");
        assertThat(Set.copyOf(asked)).containsExactlyInAnyOrder("a", "b");
    }
}
