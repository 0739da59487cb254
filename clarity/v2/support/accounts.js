// Accounts and keys of the tests: derived from names, so that every run has the same ones. They guard nothing.
import { createHash } from 'node:crypto';
import { getAddressFromPrivateKey, privateKeyToPublic } from '@stacks/transactions';

/** The private key of `name`, with the suffix 01 that says its public key is compressed. */
export function privateKeyOf(name) {
  return createHash('sha256').update(`bithedge test key: ${name}`).digest('hex') + '01';
}

export function publicKeyOf(name) {
  return privateKeyToPublic(privateKeyOf(name));
}

export function addressOf(name) {
  return getAddressFromPrivateKey(privateKeyOf(name), 'testnet');
}
