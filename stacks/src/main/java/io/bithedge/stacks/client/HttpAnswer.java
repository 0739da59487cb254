package io.bithedge.stacks.client;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A complete answer. */
record HttpAnswer(String request, int status, String body) {
    private static final int EXCERPT = 200;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    HttpAnswer requireSuccess() {
        if (!isSuccess()) {
            throw new ClientException.UnexpectedStatus(request, status, body);
        }
        return this;
    }

    JsonView json() {
        return JsonView.parse(request, body);
    }

    /** What a refusal says, in whatever form: `reason` or `error` of an object, a JSON string, or plain text. */
    String words() {
        try {
            JsonNode node = JsonView.MAPPER.readTree(body);
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
        return body.length() <= EXCERPT ? body : body.substring(0, EXCERPT) + "...";
    }
}
