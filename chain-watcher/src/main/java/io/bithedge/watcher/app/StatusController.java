package io.bithedge.watcher.app;

import io.bithedge.schemas.pulse.BrokerPulse;
import io.bithedge.watcher.agent.BackfillProgress;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherStatus;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.audit.AuditStatus;
import io.bithedge.watcher.audit.BackgroundAudit;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.SourceWatch;
import io.bithedge.watcher.follow.FollowedContract;
import io.bithedge.watcher.follow.FollowedContract.Coverage;
import io.bithedge.watcher.follow.FollowedContract.Past;
import io.bithedge.watcher.follow.PublishedBlock;
import io.bithedge.watcher.reading.ReadingAgent;
import io.bithedge.watcher.roles.RolesAgent;
import io.bithedge.watcher.transaction.TransactionAgent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health: is it worth keeping this process. Ready: does it follow right now, or stand by. Status: where it stands, in words. */
@RestController
class StatusController {
    private static final String STANDBY = "STANDBY";

    private final WatcherAgent agent;
    private final WatcherSeat seat;
    private final BackgroundAudit audit;
    private final SourceWatch sources;
    private final ReadingAgent reader;
    private final RolesAgent roles;
    private final TransactionAgent transactions;
    private final BrokerPulse broker;

    StatusController(
            WatcherAgent agent,
            WatcherSeat seat,
            BackgroundAudit audit,
            SourceWatch sources,
            ReadingAgent reader,
            RolesAgent roles,
            TransactionAgent transactions,
            BrokerPulse broker) {
        this.agent = agent;
        this.seat = seat;
        this.audit = audit;
        this.sources = sources;
        this.reader = reader;
        this.roles = roles;
        this.transactions = transactions;
        this.broker = broker;
    }

    /** Red only when an operator must decide, or nothing can be written: a stall of the source heals by itself. */
    @GetMapping("/health")
    ResponseEntity<Map<String, Object>> health() {
        WatcherStatus status = agent.status();
        boolean isHalted = seat.leads() && status.state() == State.HALTED;
        return answer(!isHalted && broker.silence().isEmpty(), remark(status));
    }

    @GetMapping("/ready")
    ResponseEntity<Map<String, Object>> ready() {
        WatcherStatus status = agent.status();
        boolean isInPlace = seat.leads() ? status.state() == State.FOLLOWING : seat.hasJoined();
        return answer(isInPlace && broker.silence().isEmpty(), remark(status));
    }

    @GetMapping("/status")
    Map<String, Object> status() {
        WatcherStatus status = agent.status();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("state", seat.leads() ? status.state() : STANDBY);
        body.put("reason", remark(status));
        body.put("leads", seat.leads());
        seat.leader().ifPresent(leader -> body.put("leader", leader));
        body.put("members", seat.members().keySet());
        body.put("brokerAnsweredMsAgo", broker.age().toMillis());
        body.put("sources", sources.remark());
        body.put("comparisons", sources.comparisons());
        body.put(
                "unread",
                Map.of(
                        "count",
                        sources.unread().count(),
                        "last",
                        sources.unread().last()));
        status.cursor().tip().ifPresent(block -> body.put("tip", block(block)));
        status.cursor().finalBlock().ifPresent(block -> body.put("final", block(block)));
        body.put("burnTip", status.source().burnHeight());
        body.put("sourceHeight", status.source().height());
        body.put("lag", status.lag());
        body.put("lagSeconds", status.lagTime(Instant.now()).toSeconds());
        if (!status.backfill().isNone()) {
            body.put("backfill", backfill(status.backfill()));
        }
        body.put("unfinalBlocks", status.cursor().unfinal().size());
        body.put("digest", status.cursor().digest().bytes().toPrefixedHex());
        body.put("readings", reader.status());
        body.put("roles", roles.status());
        body.put("transactions", transactions.status());
        body.put(
                "contracts",
                status.cursor().followed().contracts().stream()
                        .map(StatusController::contract)
                        .toList());
        body.put("audit", audit(audit.status()));
        return body;
    }

    private String remark(WatcherStatus status) {
        return broker.silence()
                .map(silence -> silence + ": nothing is published")
                .or(seat::standsBy)
                .orElseGet(status::remark);
    }

    private static Map<String, Object> backfill(BackfillProgress progress) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("of", progress.subject());
        body.put("height", progress.height());
        body.put("target", progress.target());
        body.put("blocksPerSecond", Math.round(progress.blocksPerSecond()));
        body.put("eventsPerSecond", Math.round(progress.eventsPerSecond()));
        progress.timeLeft().ifPresent(left -> body.put("secondsLeft", left.toSeconds()));
        return body;
    }

    private static Map<String, Object> contract(FollowedContract contract) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("contract", contract.principal());
        switch (contract.coverage()) {
            case Coverage.FromStart(long height) -> body.put("inPlaceFrom", height);
            case Coverage.CatchingUp(Past past) -> body.put("pastToldTo", past.nextHeight() - 1);
            case Coverage.Joined(Past any, long height) -> body.put("inPlaceFrom", height);
        }
        return body;
    }

    private static Map<String, Object> audit(AuditStatus status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", status.report().from());
        body.put("to", status.report().to());
        body.put("passes", status.passes());
        body.put("gaps", status.gaps());
        body.put("differences", status.differences());
        body.put("reason", status.reason());
        return body;
    }

    private static Map<String, Object> block(PublishedBlock block) {
        BlockHead head = block.head();
        return Map.of(
                "height", head.height(),
                "indexBlockHash", head.id().hex(),
                "burnHeight", head.burnHeight());
    }

    private static ResponseEntity<Map<String, Object>> answer(boolean up, String reason) {
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of("status", up ? "UP" : "DOWN", "reason", reason));
    }
}
