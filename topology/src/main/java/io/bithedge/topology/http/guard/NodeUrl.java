package io.bithedge.topology.http.guard;

/** Where a browser reaches a node. */
public record NodeUrl(String url) {}
