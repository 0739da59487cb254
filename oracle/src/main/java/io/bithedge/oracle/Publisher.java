package io.bithedge.oracle;

import java.util.List;

/** Where observations go. Returns when all are stored for good; throws when they may not be. */
public interface Publisher {
    void publish(List<? extends Observation> observations);
}
