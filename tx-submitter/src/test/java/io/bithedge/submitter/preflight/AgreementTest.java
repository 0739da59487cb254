package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.refusal.ContractCode;
import io.bithedge.submitter.preflight.CallEvent.ItemFailed;
import io.bithedge.submitter.preflight.CallEvent.PolicyClosed;
import io.bithedge.submitter.preflight.CallEvent.Prices;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static Prediction closed(long id, long payout) {
        return new Succeeds(List.of(new PolicyClosed(id, "peter", "EXPIRED_ITM", new Prices(1, 1, 1, 1), payout, 0)));
    }

    private static Prediction failed(long id, long code) {
        return new Succeeds(List.of(new ItemFailed(id, code)));
    }

    @Test
    void wantsTheSameOutcomeOfEveryPolicy() {
        assertThat(Agreement.holds(closed(7, 500), closed(7, 500))).isTrue();
        assertThat(Agreement.holds(closed(7, 500), closed(7, 499))).isFalse();
        assertThat(Agreement.holds(closed(7, 500), closed(8, 500))).isFalse();
        assertThat(Agreement.holds(closed(7, 500), failed(7, ContractCode.PRICE_PENDING)))
                .isFalse();
        assertThat(Agreement.holds(closed(7, 500), new Succeeds(List.of()))).isFalse();
    }

    @Test
    void forgivesThatTheNextBlockIsLaterThanTheTip() {
        assertThat(Agreement.holds(closed(7, 500), failed(7, ContractCode.NOT_EXPIRED)))
                .isTrue();
        assertThat(Agreement.holds(failed(7, ContractCode.NOT_EXPIRED), closed(7, 500)))
                .isTrue();
    }

    @Test
    void wantsTheSameErrorOfTheWholeCall() {
        assertThat(Agreement.holds(new Fails(200), new Fails(200))).isTrue();
        assertThat(Agreement.holds(new Fails(200), closed(7, 500))).isFalse();
    }
}
