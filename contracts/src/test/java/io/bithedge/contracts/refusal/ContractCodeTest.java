package io.bithedge.contracts.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContractCodeTest {
    /** NOT_INITIALISED exists in each contract: there the constant carries the contract's name behind it. */
    @Test
    void namesTheCodesAsTheContractsDo() throws IllegalAccessException {
        Field[] constants = Arrays.stream(ContractCode.class.getDeclaredFields())
                .filter(field -> field.getType() == long.class)
                .toArray(Field[]::new);
        assertThat(constants).isNotEmpty();
        for (Field constant : constants) {
            String name =
                    ContractErrors.find(constant.getLong(null)).orElseThrow().constant();
            String constantName = name.substring("ERR_".length());
            assertThat(constant.getName()).startsWith(constantName);
        }
    }
}
