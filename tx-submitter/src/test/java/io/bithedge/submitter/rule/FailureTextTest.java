package io.bithedge.submitter.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.submitter.value.ChainFact.Status;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    @Test
    void saysInWordsWhatTheContractRefused() {
        assertThat(FailureText.named(128)).isEqualTo("liquidity-pool-vault#ERR_EPOCH_NOT_OVER (u128): epoch not over");
        assertThat(FailureText.named(999)).contains("of no contract of ours");
    }

    @Test
    void looksAtTheResultBeforeTheStatus() {
        Bytes refused = ClarityValue.err(ClarityValue.uint(300)).encode();
        assertThat(FailureText.describe(Status.ABORT_BY_POST_CONDITION, refused))
                .contains("ERR_NOT_SUBMITTER");
        assertThat(FailureText.describe(Status.ABORT_BY_RESPONSE, Bytes.ofHex("0x0809")))
                .contains("runtime error");
        assertThat(FailureText.describe(Status.ABORT_BY_POST_CONDITION, Bytes.ofHex("0x0703")))
                .startsWith("post-condition not met");
        assertThat(FailureText.describe(Status.OTHER_FAILURE, Bytes.ofHex("0xff")))
                .contains("undecodable");
    }
}
