package io.bithedge.api.guard;

/** Where a browser reaches a node. */
public record NodeUrl(String url) {}
