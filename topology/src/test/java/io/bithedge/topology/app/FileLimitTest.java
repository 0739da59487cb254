package io.bithedge.topology.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FileLimitTest {
    @Test
    void refusesALimitThatTheStoresAloneUseUp() {
        assertThatThrownBy(() -> FileLimit.require(1_024))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("open files of this process: expected a limit of 4096 or more (ulimit -n), got 1024");
        assertThatCode(() -> FileLimit.require(4_096)).doesNotThrowAnyException();
    }
}
