package io.bithedge.watcher.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.watcher.roles.ExpectedRoles.Difference;
import io.bithedge.watcher.roles.PoolRoles.RoleHolder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedRolesTest {
    private static final String A = "ST000000000000000000002AMW42H";
    private static final String B = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";

    private static PoolRoles submitters(String... accounts) {
        return new PoolRoles(
                List.of(accounts).stream()
                        .map(it -> new RoleHolder("submitter", it))
                        .toList(),
                2,
                0,
                List.of());
    }

    @Test
    void comparesAllHoldersOfARoleInAnyOrder() {
        ExpectedRoles expected = ExpectedRoles.parse("submitter=%s, submitter=%s".formatted(B, A));

        assertThat(expected.differences(submitters(A, B))).isEmpty();
        assertThat(expected.differences(submitters(A))).containsExactly(new Difference("submitter", A + ", " + B, A));
    }

    @Test
    void comparesNothingThatIsNotNamed() {
        assertThat(ExpectedRoles.parse("").differences(submitters(A))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "king=" + A, "owner=A", "owner=" + A + ",", "owner=" + A + "," + B})
    void refusesWhatIsNoRoleOfAPrincipal(String text) {
        assertThatThrownBy(() -> ExpectedRoles.parse(text)).isInstanceOf(RuntimeException.class);
    }
}
