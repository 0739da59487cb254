// Quotes as the services sign them: SHA-256 of the consensus serialisation of a tuple, signature as r, s, v.
import { createHash } from 'node:crypto';
import { serializeCV, signMessageHashRsv } from '@stacks/transactions';
import { ascii, buffer, principal, tuple, uint } from './values.js';

export const CHAIN_ID = 0x80000000n;
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

export function termsFields(terms) {
  return {
    'quote-id': buffer(terms.quoteId),
    buyer: principal(terms.buyer),
    'policy-type': ascii(terms.policyType),
    style: ascii(terms.style),
    strike: uint(terms.strike),
    amount: uint(terms.amount),
    'expiration-height': uint(terms.expirationHeight),
    token: ascii(terms.token),
    tier: ascii(terms.tier),
    collateral: uint(terms.collateral),
    premium: uint(terms.premium),
    'btc-reference': uint(terms.btcReference),
    'stx-reference': uint(terms.stxReference),
    'valid-until': uint(terms.validUntil),
  };
}

export function quoteTuple(registry, terms, chain = CHAIN_ID) {
  return tuple({
    domain: ascii('bithedge-quote'),
    registry: principal(registry),
    chain: uint(chain),
    ...termsFields(terms),
  });
}

export function sha256Hex(hex) {
  return createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex');
}

/** Returns the message as hex, its hash and the signature over it, all without 0x. */
export function sign(message, privateKey) {
  const messageHex = serializeCV(message);
  const messageHash = sha256Hex(messageHex);
  return { messageHex, messageHash, signature: signMessageHashRsv({ messageHash, privateKey }) };
}

/** The other valid signature of the same message: s -> n - s, v flipped. */
export function malleate(signature) {
  const s = BigInt(`0x${signature.slice(64, 128)}`);
  const v = parseInt(signature.slice(128), 16) ^ 1;
  return signature.slice(0, 64) + (CURVE_ORDER - s).toString(16).padStart(64, '0') + v.toString(16).padStart(2, '0');
}
