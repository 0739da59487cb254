package io.bithedge.api.forward;

import java.io.Serial;
import org.springframework.http.ResponseEntity;

/** The answer of the instance that has the key. It goes out as it came, whatever the route is declared to answer itself. */
public final class RelayedAnswer extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ResponseEntity<byte[]> answer;

    RelayedAnswer(ResponseEntity<byte[]> answer) {
        super("answered by another instance", null, false, false);
        this.answer = answer;
    }

    public ResponseEntity<byte[]> answer() {
        return answer;
    }
}
