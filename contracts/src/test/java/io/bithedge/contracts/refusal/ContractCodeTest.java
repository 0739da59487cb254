package io.bithedge.contracts.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.ContractsVersion;
import java.lang.reflect.Field;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractCodeTest {
    /** NOT_INITIALISED exists in each contract: there the constant carries the contract's name behind it. */
    @ParameterizedTest
    @EnumSource(ContractsVersion.class)
    void namesTheCodesAsTheContractsDo(ContractsVersion version) throws IllegalAccessException {
        Field[] constants = Arrays.stream(codes(version).getDeclaredFields())
                .filter(field -> field.getType() == long.class)
                .toArray(Field[]::new);
        assertThat(constants).isNotEmpty();
        for (Field constant : constants) {
            String name = ContractErrors.of(version)
                    .find(constant.getLong(null))
                    .orElseThrow()
                    .constant();
            String constantName = name.substring("ERR_".length());
            assertThat(constant.getName()).startsWith(constantName);
        }
    }

    private static Class<?> codes(ContractsVersion version) {
        return switch (version) {
            case V1 -> ContractCodeV1.class;
            case V2 -> ContractCode.class;
        };
    }
}
