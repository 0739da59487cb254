package io.bithedge.topology.instances;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A copy that is being filled must not be read, however little there is to fill it with. */
class CopyLagsTest {
    @ParameterizedTest
    @CsvSource({
        "0,   0,   0,   true,  nothing was ever written",
        "0,   2,   2,   false, one record and the end of its transaction: not here yet",
        "0,   300, 300, false, empty",
        "250, 300, 300, false, being filled",
        "299, 300, 300, true,  all but the end of the last transaction",
        "400, 900, 400, true,  has what there was a look ago",
        "399, 900, 400, false, falls behind",
    })
    void isReadWhenItHasWhatThereWasALookAgo(long current, long end, long endBefore, boolean isReadable, String why) {
        assertThat(CopyLags.isReadable(current, end, endBefore)).as(why).isEqualTo(isReadable);
    }
}
