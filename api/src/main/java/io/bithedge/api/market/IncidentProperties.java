package io.bithedge.api.market;

import io.bithedge.settings.BadSetting;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.StacksAddress;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.incidents.*`: who may say something of an incident over the API.
 *
 * @param operators addresses of accounts with one key each, 32 at most; none by default: nobody
 */
@Validated
@ConfigurationProperties("bithedge.incidents")
public record IncidentProperties(
        @DefaultValue @Size(max = 32) List<String> operators) {
    static final String KEY = "bithedge.incidents.operators";

    /** Throws {@link BadSetting} for what is no account with one key on this network. */
    public List<StacksAddress> addresses(Network network) {
        return operators.stream().map(it -> address(it, network)).toList();
    }

    private static StacksAddress address(String text, Network network) {
        try {
            StacksAddress address = StacksAddress.parse(text);
            if (address.version() == network.singleSigVersion()) {
                return address;
            }
        } catch (MalformedException e) {
            throw wrong(text, network);
        }
        throw wrong(text, network);
    }

    private static BadSetting wrong(String text, Network network) {
        return new BadSetting(KEY, "addresses of accounts with one key on the " + network.label(), text);
    }
}
