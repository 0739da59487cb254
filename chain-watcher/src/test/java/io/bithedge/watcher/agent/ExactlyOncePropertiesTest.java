package io.bithedge.watcher.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.watcher.sink.ChainLog;
import io.bithedge.watcher.testing.MemoryLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactlyOncePropertiesTest {
    private static final int HISTORIES = 120;

    @Test
    void readerKnowsTheChainAfterForksAndCrashes() {
        int crashes = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            MemoryLog memory = new MemoryLog();
            ExactlyOnceGuarantee.Log log = new ExactlyOnceGuarantee.Log() {
                @Override
                public ChainLog writer() {
                    return memory.writer();
                }

                @Override
                public List<ChainRecord> committed() {
                    return memory.records();
                }
            };
            crashes += new ExactlyOnceGuarantee(seed, log).run(60);
        }
        assertThat(crashes).isGreaterThan(HISTORIES);
    }
}
