package io.bithedge.topology.app;

import io.bithedge.api.problem.Problem;
import io.bithedge.topology.instances.CopyLags;
import io.bithedge.topology.instances.HttpPeers;
import io.bithedge.topology.instances.OwnRows;
import io.bithedge.topology.instances.RowAnswer;
import io.bithedge.topology.instances.RowQuestion;
import io.bithedge.topology.read.LiveStores;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What other instances ask this one, on the private listener, and what an operator asks of them. It answers from its own stores only. */
@RestController
final class InstanceController {
    private final OwnRows rows;
    private final InstanceSecret secret;
    private final LiveStores stores;
    private final CopyLags lags;

    InstanceController(OwnRows rows, InstanceSecret secret, LiveStores stores, CopyLags lags) {
        this.rows = rows;
        this.secret = secret;
        this.stores = stores;
        this.lags = lags;
    }

    @GetMapping("/instances")
    InstancesAnswer instances() {
        return new InstancesAnswer(
                stores.instances().stream()
                        .map(client -> InstancesAnswer.Item.of(client, stores.isSelf(client.hostInfo())))
                        .toList(),
                lags.records());
    }

    @PostMapping(HttpPeers.ROWS)
    RowAnswer rows(HttpServletRequest request, @RequestBody RowQuestion.Gets question) {
        return answer(request, question);
    }

    @PostMapping(HttpPeers.RANGE)
    RowAnswer range(HttpServletRequest request, @RequestBody RowQuestion.Range question) {
        return answer(request, question);
    }

    private RowAnswer answer(HttpServletRequest request, RowQuestion question) {
        if (!secret.admits(request.getHeader(HttpPeers.SECRET_HEADER), request.getRemoteAddr())) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "NOT_AN_INSTANCE",
                    "Only instances of the pool are answered: expected the word of bithedge.instances.secret-file.");
        }
        try {
            return rows.answer(question);
        } catch (InvalidStateStoreException notHere) {
            throw Problem.notReady(String.valueOf(notHere.getMessage()));
        }
    }
}
