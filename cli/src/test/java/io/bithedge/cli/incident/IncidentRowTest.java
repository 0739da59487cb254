package io.bithedge.cli.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class IncidentRowTest {
    private static final IncidentRow AVAILABLE = row("reconcile:vault_available_differs:vault stx:70", "OPEN", "null");
    private static final IncidentRow LOCKED =
            row("reconcile:vault_locked_differs:vault stx:70", "ACKNOWLEDGED", "null");
    private static final IncidentRow OVER = row(
            "policy:price_at_risk:stx expirations at 9:60",
            "RESOLVED",
            "{\"operator\":\"olga\",\"reason\":\"recorded by hand\"}");
    private static final List<IncidentRow> ROWS = List.of(AVAILABLE, LOCKED, OVER);

    private static IncidentRow row(String id, String state, String by) {
        return new IncidentRow(JsonMapper.shared().readTree("""
                {"id":"%s","state":"%s","by":%s,"token":"STX","code":"CODE","message":"differs","stopsQuotesNow":%s}""".formatted(id, state, by, !state.equals("RESOLVED"))));
    }

    @Test
    void isNamedByItsIdOrByAPartThatNoOtherUnresolvedOneHas() {
        assertThat(IncidentRow.named(ROWS, AVAILABLE.id())).isEqualTo(AVAILABLE);
        assertThat(IncidentRow.named(ROWS, "locked")).isEqualTo(LOCKED);
        assertThat(IncidentRow.named(ROWS, OVER.id())).isEqualTo(OVER);
        assertThatThrownBy(() -> IncidentRow.named(ROWS, "vault"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fits 2")
                .hasMessageContaining(LOCKED.id());
        assertThatThrownBy(() -> IncidentRow.named(ROWS, "price_at_risk")).hasMessageContaining("fits 0");
    }

    @Test
    void showsWhoDidWhatAndWhetherItStopsQuotes() {
        assertThat(AVAILABLE.text()).startsWith("OPEN").contains("STX", "CODE: differs", "[stops quotes]");
        assertThat(OVER.text()).contains("olga: recorded by hand").doesNotContain("stops");
    }
}
