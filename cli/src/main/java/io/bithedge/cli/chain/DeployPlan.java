package io.bithedge.cli.chain;

import io.bithedge.stacks.address.StacksAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What deploying would send from where, in order, and what was checked for it. Nothing was sent.
 *
 * @param balanceMicroStx of the deployer's account now
 */
public record DeployPlan(StacksAddress deployer, BigInteger balanceMicroStx, List<Step> steps, List<Check> checks) {
    public DeployPlan {
        steps = List.copyOf(steps);
        checks = List.copyOf(checks);
    }

    /**
     * A transaction.
     *
     * @param does what it is, in words
     * @param detail its arguments as a literal, or the hash of its source
     * @param bytes of the whole signed transaction
     */
    public record Step(String does, String detail, long nonce, int bytes, BigInteger feeMicroStx) {}

    public BigInteger feesMicroStx() {
        return steps.stream().map(Step::feeMicroStx).reduce(BigInteger.ZERO, BigInteger::add);
    }

    public boolean isReady() {
        return checks.stream().allMatch(Check::holds);
    }

    /** To be read before anything is sent. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("deployer  %s holds %s STX".formatted(deployer, stx(balanceMicroStx)));
        if (steps.isEmpty()) {
            lines.add("nothing to send: the contracts are there and initialised");
        }
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            lines.add("%d. %s".formatted(i + 1, step.does()));
            lines.add("   %s".formatted(step.detail()));
            lines.add("   nonce %d, %,d bytes, fee %s STX"
                    .formatted(step.nonce(), step.bytes(), stx(step.feeMicroStx())));
        }
        lines.add("fees      %s STX in all".formatted(stx(feesMicroStx())));
        checks.forEach(check -> lines.add(check.line()));
        return lines;
    }

    private static String stx(BigInteger microStx) {
        return String.format(java.util.Locale.ROOT, "%,.6f", new java.math.BigDecimal(microStx, 6));
    }
}
