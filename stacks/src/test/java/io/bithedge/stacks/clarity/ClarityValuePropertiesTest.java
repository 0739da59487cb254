package io.bithedge.stacks.clarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Seeds;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import org.junit.jupiter.api.Test;

class ClarityValuePropertiesTest {
    private static final int ROUNDS = 3000;

    private final RandomValues values = new RandomValues(Seeds.random(ClarityValuePropertiesTest.class));

    @Test
    void bytesAndLiteralsOfEveryTreeReadBack() {
        for (int i = 0; i < ROUNDS; i++) {
            ClarityValue value = values.value(6);
            Bytes bytes = value.encode();
            assertThat(ClarityValue.decode(bytes)).as(Seeds.label()).isEqualTo(value);
            assertThat(ClarityValue.decode(bytes).encode()).as(Seeds.label()).isEqualTo(bytes);
            assertThat(ClarityValue.parse(value.toString())).as(Seeds.label()).isEqualTo(value);
        }
    }

    @Test
    void textOfEveryAddressReadsBack() {
        for (int i = 0; i < ROUNDS; i++) {
            StacksAddress address = values.address();
            assertThat(StacksAddress.parse(address.toString()))
                    .as(Seeds.label())
                    .isEqualTo(address);
            Principal.Contract contract = values.contract();
            assertThat(Principal.parse(contract.toString())).as(Seeds.label()).isEqualTo(contract);
        }
    }
}
