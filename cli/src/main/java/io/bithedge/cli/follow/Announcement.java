package io.bithedge.cli.follow;

/** A role that the owner wants to give to another account. Burn heights. */
public record Announcement(String role, String account, long appliesAt, long lapsesAt) {}
