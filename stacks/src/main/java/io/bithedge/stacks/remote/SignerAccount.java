package io.bithedge.stacks.remote;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.StacksAddress;

/** The account of a role whose key the signer holds. */
public record SignerAccount(String role, StacksAddress address, Bytes publicKey) {}
