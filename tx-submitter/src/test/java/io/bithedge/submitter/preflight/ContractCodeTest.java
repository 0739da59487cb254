package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ContractCodeTest {
    /** NOT_INITIALISED exists in each contract: there the constant carries the contract's name behind it. */
    @Test
    void namesTheCodesAsTheContractsDo() throws IOException, IllegalAccessException {
        Properties names = new Properties();
        try (InputStream in =
                Objects.requireNonNull(ContractCode.class.getResourceAsStream("/contract-errors.properties"))) {
            names.load(in);
        }
        Field[] constants = Arrays.stream(ContractCode.class.getDeclaredFields())
                .filter(field -> field.getType() == long.class)
                .toArray(Field[]::new);
        assertThat(constants).isNotEmpty();
        for (Field constant : constants) {
            constant.setAccessible(true);
            String name = names.getProperty(String.valueOf(constant.getLong(null)));
            String constantName = name.substring(name.indexOf("ERR_") + 4);
            assertThat(constant.getName()).startsWith(constantName);
        }
    }
}
