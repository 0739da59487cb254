package io.bithedge.stacks.address;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.Network;
import java.util.Locale;

/**
 * An address as somebody types or pastes it: with blanks around it, in small letters. c32 has one case, and the checksum decides as
 * before; a contract's name stays as it is. The pages have the same rule in `web/src/provider/address.ts`.
 */
public final class TypedAddress {
    private TypedAddress() {}

    /** Throws {@link MalformedException}. */
    public static Principal read(String typed) {
        String text = typed.strip();
        int dot = text.indexOf('.');
        String address = dot < 0 ? text : text.substring(0, dot);
        return Principal.parse(address.toUpperCase(Locale.ROOT) + text.substring(address.length()));
    }

    /** The same; an address of the other network is refused in words. */
    public static Principal read(String typed, Network network) {
        Principal principal = read(typed);
        principal.address().network().filter(its -> its != network).ifPresent(its -> {
            throw MalformedException.at(
                    0,
                    Kind.BAD_LITERAL,
                    "an address of the " + network.label(),
                    "'" + principal + "': this is a " + its.label() + " address");
        });
        return principal;
    }
}
