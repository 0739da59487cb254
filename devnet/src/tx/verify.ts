import {
  addressFromPublicKeys,
  type AddressVersion,
  AuthType,
  isSingleSig,
  nextVerification,
  type SpendingCondition,
  type StacksTransactionWire,
} from '@stacks/transactions';

const HALF_ORDER = BigInt('0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0');

export class SignatureError extends Error {}

/** Checks the signatures of origin and sponsor: low-S, and that the recovered keys hash to the addresses that are named. */
export function verifySignatures(wire: StacksTransactionWire): void {
  const { auth } = wire;
  checkLowS(auth.spendingCondition);
  const afterOrigin = guarded(() => wire.verifyOrigin());
  if (auth.authType === AuthType.Sponsored) {
    checkLowS(auth.sponsorSpendingCondition);
    guarded(() => verifySponsor(auth.sponsorSpendingCondition, afterOrigin));
  }
}

function verifySponsor(condition: SpendingCondition, sigHash: string): void {
  if (!isSingleSig(condition)) throw new SignatureError('a multi-signature sponsor is not supported by this devnet');
  const { fee, nonce, keyEncoding, signature, signer, hashMode } = condition;
  const { pubKey } = nextVerification(sigHash, AuthType.Sponsored, fee, nonce, keyEncoding, signature.data);
  const recovered = addressFromPublicKeys(0 as AddressVersion, hashMode, 1, [pubKey]).hash160;
  if (recovered !== signer) {
    throw new SignatureError(`Signer hash does not equal hash of public key(s): ${recovered} != ${signer}`);
  }
}

function checkLowS(condition: SpendingCondition): void {
  for (const signature of signaturesOf(condition)) {
    if (BigInt(`0x${signature.slice(66)}`) > HALF_ORDER) throw new SignatureError('Invalid signature: high-S');
  }
}

/** 65 bytes each: recovery id, r, s. */
function signaturesOf(condition: SpendingCondition): string[] {
  if (isSingleSig(condition)) return [condition.signature.data];
  return condition.fields.flatMap(({ contents }) => (typeof contents.data === 'string' ? [contents.data] : []));
}

function guarded<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw error instanceof SignatureError
      ? error
      : new SignatureError(error instanceof Error ? error.message : String(error));
  }
}
