import { c32address } from 'c32check';

const TESTNET_P2PKH = 26;

/** Receives the fees. */
export const MINER = c32address(TESTNET_P2PKH, '6d696e6572'.padStart(40, '0'));
/** Owns the helper contract; nobody has its key. */
export const HELPER_OWNER = c32address(TESTNET_P2PKH, '68656c706572'.padStart(40, '0'));
/** An address that owns nothing; see VmSession.callInOpenBlock. */
export const NOBODY = c32address(TESTNET_P2PKH, 'f'.repeat(40));

export const HELPER_NAME = 'devnet-helper';
export const HELPER_ID = `${HELPER_OWNER}.${HELPER_NAME}`;

/** `(err none)`: the result of a transaction that the VM stopped. */
export const RUNTIME_ERROR_RESULT = '0x0809';

/** Moves STX on behalf of the chain (fees, token transfers) and reads what the SDK does not give. */
export const HELPER_SOURCE = `
(define-public (pay (amount uint)) (stx-transfer? amount tx-sender '${MINER}))
(define-public (transfer (amount uint) (to principal) (memo (buff 34))) (stx-transfer-memo? amount tx-sender to memo))
(define-read-only (account (who principal)) (stx-account who))
(define-read-only (burn-time (height uint)) (get-tenure-info? time height))
`;
