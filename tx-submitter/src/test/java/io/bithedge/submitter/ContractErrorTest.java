package io.bithedge.submitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.submitter.ChainFact.Status;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContractErrorTest {
    private static final Pattern CONSTANT = Pattern.compile("\\(define-constant (ERR_[A-Z0-9_]+) \\(err u(\\d+)\\)\\)");

    /** Every error of the contracts' sources is in our table under its name, and nothing else is. */
    @Test
    void namesEveryErrorOfTheContracts() throws IOException {
        Map<String, String> inSources = new TreeMap<>();
        for (String contract : new String[] {"liquidity-pool-vault", "policy-registry", "price-oracle"}) {
            Matcher constant =
                    CONSTANT.matcher(Files.readString(Path.of("../clarity/contracts/" + contract + ".clar")));
            while (constant.find()) {
                inSources.put(constant.group(2), contract + "#" + constant.group(1));
            }
        }
        assertThat(inSources).hasSizeGreaterThan(80);
        java.util.Properties table = new java.util.Properties();
        table.load(ContractError.class.getResourceAsStream("/contract-errors.properties"));
        assertThat(table).isEqualTo(inSources);
    }

    @Test
    void saysInWordsWhatTheContractRefused() {
        assertThat(ContractError.named(BigInteger.valueOf(128)))
                .isEqualTo("liquidity-pool-vault#ERR_EPOCH_NOT_OVER (u128): epoch not over");
        assertThat(ContractError.named(BigInteger.valueOf(999))).contains("unknown to this version");
    }

    @Test
    void looksAtTheResultBeforeTheStatus() {
        Bytes refused = ClarityValue.err(ClarityValue.uint(306)).encode();
        assertThat(ContractError.describe(Status.ABORT_BY_POST_CONDITION, refused))
                .contains("ERR_NOT_SUBMITTER");
        assertThat(ContractError.describe(Status.ABORT_BY_RESPONSE, Bytes.ofHex("0x0809")))
                .contains("runtime error");
        assertThat(ContractError.describe(Status.ABORT_BY_POST_CONDITION, Bytes.ofHex("0x0703")))
                .startsWith("post-condition not met");
        assertThat(ContractError.describe(Status.OTHER_FAILURE, Bytes.ofHex("0xff")))
                .contains("undecodable");
    }
}
