package io.bithedge.stacks.client;

import io.bithedge.stacks.Excerpt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A complete answer. */
record HttpAnswer(String request, int status, String body) {
    private static final int EXCERPT = 200;
    private static final int SERVER_ERROR = 500;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The API found it, and its own form has no place for it: the answer is the same however often it is asked. */
    boolean isUnwritable() {
        return status == SERVER_ERROR && body.contains("does not match schema definition");
    }

    HttpAnswer requireSuccess() {
        if (!isSuccess()) {
            throw unexpected();
        }
        return this;
    }

    ClientException.UnexpectedStatus unexpected() {
        return new ClientException.UnexpectedStatus(request, status, body);
    }

    JsonView json() {
        return JsonView.parse(request, body);
    }

    /** What a refusal says, in whatever form: `reason` or `error` of an object, a JSON string, or plain text. */
    String words() {
        try {
            JsonNode node = JsonView.tree(body);
            String found = node.isString() ? node.stringValue() : reason(node);
            return excerpt(found.isEmpty() ? body : found).strip();
        } catch (JacksonException e) {
            return excerpt(body).strip();
        }
    }

    private static String reason(JsonNode node) {
        String reason = node.path("reason").asString("");
        return reason.isEmpty() ? node.path("error").asString("") : reason;
    }

    static String excerpt(String body) {
        return Excerpt.of(body, EXCERPT);
    }
}
