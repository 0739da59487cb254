package io.bithedge.systemtests;

import java.util.List;

/**
 * A kind of trouble that the devnet can make at the address of the services. Each is one that a reader can tell from the truth or wait
 * out: what lies in a way that nobody can see (hidden events, false values) belongs to the tests of the audit, which must stop for it.
 */
sealed interface TroubleKind {
    String name();

    /** Holds until its counterpart is drawn. */
    record Fault(String name, String body) implements TroubleKind {}

    /** Answers of an API or node that go wrong so many times. Never two at once: a reader that tries five times gets through. */
    record WrongAnswers(String name, String path, String answer) implements TroubleKind {
        String body() {
            return "{\"routes\":[{\"path\":\"%s\",%s}]}".formatted(path, answer);
        }
    }

    /** A request to another control route. */
    record Control(String name, String path, String body) implements TroubleKind {}

    /** The node loses what the services sent and it has not mined. */
    record Forgetting(String name) implements TroubleKind {}

    /** The newest block is mined again, with one more on top. It is never final: it belongs to the newest burn block. */
    record Fork(String name, String txs) implements TroubleKind {}

    static List<TroubleKind> all() {
        return List.of(
                new WrongAnswers("too many requests", "/extended/v2", "\"answer\":429,\"requests\":3,\"retryAfter\":1"),
                new WrongAnswers("API fails", "/extended/v3/transactions", "\"answer\":500,\"requests\":3"),
                new WrongAnswers("API is busy", "/extended/v2", "\"answer\":503,\"requests\":3"),
                new WrongAnswers("node fails", "/v2", "\"answer\":502,\"requests\":3"),
                new WrongAnswers("connection reset", "/extended", "\"answer\":\"reset\",\"requests\":2"),
                new WrongAnswers("answer ends half-way", "/extended/v2", "\"answer\":\"truncate\",\"requests\":2"),
                new WrongAnswers("a page that is no JSON", "/extended/v2", "\"answer\":\"html\",\"requests\":2"),
                new WrongAnswers(
                        "answer to a post is lost",
                        "/v2/transactions",
                        "\"method\":\"POST\",\"answer\":503,\"after\":true,\"requests\":1"),
                new Fault("unknown fields", "{\"extraFields\":true}"),
                new Fault("only known fields", "{\"extraFields\":false}"),
                new Fault("API lags", "{\"apiLagBlocks\":1}"),
                new Fault("API is up to date", "{\"apiLagBlocks\":0}"),
                new Fault("API is frozen", "{\"apiFrozen\":true}"),
                new Fault("API follows again", "{\"apiFrozen\":false}"),
                new Fault("every second answer is older", "{\"balanced\":{\"blocksBehind\":1}}"),
                new Fault("answers of one age", "{\"balanced\":null}"),
                new Fault(
                        "pages shift", "{\"shiftPages\":[{\"path\":\"/extended/v2/blocks\",\"by\":1,\"requests\":2}]}"),
                new Fault("an API before version 9", "{\"apiRoutes\":\"old\"}"),
                new Fault("an API without its old routes", "{\"apiRoutes\":\"new\"}"),
                new Fault("an API with all routes", "{\"apiRoutes\":\"both\"}"),
                new Fault("no simulation", "{\"simulation\":\"absent\"}"),
                new Fault("simulation", "{\"simulation\":\"on\"}"),
                new Fault("webhooks are lost", "{\"dropWebhooks\":2}"),
                new Fault("webhooks come twice", "{\"duplicateWebhooks\":3}"),
                new Fault("webhooks overtake each other", "{\"reorderWebhooks\":1}"),
                new Fault("webhooks are late", "{\"delayWebhooksMs\":300}"),
                new Fault("webhooks are in time", "{\"delayWebhooksMs\":0}"),
                new Fault("webhooks wait", "{\"holdWebhooks\":true}"),
                new Fault("webhooks go out", "{\"holdWebhooks\":false}"),
                new Control("webhooks again", "/devnet/webhooks/resend", "{\"blocks\":3}"),
                new Control("a sibling of the tip", "/devnet/competing", "{\"txs\":\"same\"}"),
                new Control("an empty sibling of the tip", "/devnet/competing", "{\"txs\":\"none\"}"),
                new Forgetting("the mempool is forgotten"),
                new Fork("a fork", "keep"));
    }
}
