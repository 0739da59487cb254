package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.ContractsVersion;
import io.bithedge.submitter.preflight.CallEvent.ItemFailed;
import io.bithedge.submitter.preflight.CallEvent.PolicyClosedV1;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static Prediction closed(long id, long payout) {
        return new Succeeds(List.of(new PolicyClosedV1(id, "peter", "EXPIRED_ITM", 1, 1, payout, 0)));
    }

    private static Prediction failed(long id, long code) {
        return new Succeeds(List.of(new ItemFailed(id, code)));
    }

    @Test
    void wantsTheSameOutcomeOfEveryPolicy() {
        assertThat(Agreement.holds(ContractsVersion.V1, closed(7, 500), closed(7, 500)))
                .isTrue();
        assertThat(Agreement.holds(ContractsVersion.V1, closed(7, 500), closed(7, 499)))
                .isFalse();
        assertThat(Agreement.holds(ContractsVersion.V1, closed(7, 500), closed(8, 500)))
                .isFalse();
        assertThat(Agreement.holds(ContractsVersion.V1, closed(7, 500), failed(7, 317)))
                .isFalse();
        assertThat(Agreement.holds(ContractsVersion.V1, closed(7, 500), new Succeeds(List.of())))
                .isFalse();
    }

    @Test
    void forgivesThatTheNextBlockIsLaterThanTheTip() {
        assertThat(Agreement.holds(ContractsVersion.V1, closed(7, 500), failed(7, 230)))
                .isTrue();
        assertThat(Agreement.holds(ContractsVersion.V1, failed(7, 230), closed(7, 500)))
                .isTrue();
    }

    @Test
    void wantsTheSameErrorOfTheWholeCall() {
        assertThat(Agreement.holds(ContractsVersion.V1, new Fails(200), new Fails(200)))
                .isTrue();
        assertThat(Agreement.holds(ContractsVersion.V1, new Fails(200), closed(7, 500)))
                .isFalse();
    }
}
