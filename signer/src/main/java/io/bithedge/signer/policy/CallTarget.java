package io.bithedge.signer.policy;

import io.bithedge.stacks.Names;
import io.bithedge.stacks.address.Principal;

/** A public function of a contract, in text `S....name#function`. */
public record CallTarget(Principal.Contract contract, String function) {
    public static CallTarget parse(String text) {
        int hash = text.indexOf('#');
        if (hash < 0) {
            throw new IllegalArgumentException("there is no # between contract and function");
        }
        return new CallTarget(
                Principal.Contract.parse(text.substring(0, hash)), Names.requireClarityName(text.substring(hash + 1)));
    }

    @Override
    public String toString() {
        return contract + "#" + function;
    }
}
