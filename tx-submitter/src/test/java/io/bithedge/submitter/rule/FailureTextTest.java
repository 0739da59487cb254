package io.bithedge.submitter.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.ContractsVersion;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.submitter.value.ChainFact.Status;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    @Test
    void saysInWordsWhatTheContractRefused() {
        assertThat(FailureText.named(ContractsVersion.V1, 128))
                .isEqualTo("liquidity-pool-vault#ERR_EPOCH_NOT_OVER (u128): epoch not over");
        assertThat(FailureText.named(ContractsVersion.V1, 999)).contains("unknown to this version");
    }

    @Test
    void looksAtTheResultBeforeTheStatus() {
        Bytes refused = ClarityValue.err(ClarityValue.uint(306)).encode();
        assertThat(FailureText.describe(ContractsVersion.V1, Status.ABORT_BY_POST_CONDITION, refused))
                .contains("ERR_NOT_SUBMITTER");
        assertThat(FailureText.describe(ContractsVersion.V1, Status.ABORT_BY_RESPONSE, Bytes.ofHex("0x0809")))
                .contains("runtime error");
        assertThat(FailureText.describe(ContractsVersion.V1, Status.ABORT_BY_POST_CONDITION, Bytes.ofHex("0x0703")))
                .startsWith("post-condition not met");
        assertThat(FailureText.describe(ContractsVersion.V1, Status.OTHER_FAILURE, Bytes.ofHex("0xff")))
                .contains("undecodable");
    }
}
