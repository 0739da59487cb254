package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.settings.BadSetting;
import io.bithedge.settings.Bound;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the process says of a setting that it does not start with. */
final class WrongSettings {
    private static final Map<String, Object> USUAL = Map.of(
            "bithedge.contracts.vault",
            ApiServer.VAULT,
            "bithedge.contracts.registry",
            ApiServer.REGISTRY,
            "bithedge.chain.id",
            "2147483648",
            "bithedge.signer.socket",
            "signer.sock");

    private WrongSettings() {}

    /** {@code setting} as {@code key=value}; the rest is as usual. */
    static void assertRefused(Class<?> properties, String setting, String reason) {
        int equals = setting.indexOf('=');
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "wrong", Map.of(setting.substring(0, equals), setting.substring(equals + 1))));
        environment.getPropertySources().addLast(new MapPropertySource("usual", USUAL));
        assertThatThrownBy(() -> Bound.of(environment, properties))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(reason);
    }
}
