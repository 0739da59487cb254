import type { Signed } from './followed';
import type { AgreedCall } from './review';

/** An account of a person that can sign. Both kinds sign only what `review` agreed to. */
export interface Wallet {
  readonly kind: 'development' | 'connect';
  /** How the page names it. */
  readonly label: string;
  readonly address: string;
  /** Compressed, hex; unknown until a wallet told it. */
  readonly publicKey: string | null;
  /**
   * Signs and broadcasts in deny mode; answers the transaction id with `0x`. A wallet that signs here tells what it signed before it is sent.
   * Throws a {@link WalletError}; only some of them prove that nothing was sent.
   */
  callContract(call: AgreedCall, signed: (it: Signed) => void): Promise<string>;
  /** Signs a SIP-018 message; both parts are serialised Clarity values in hex. */
  signStructured(message: StructuredMessage): Promise<StructuredSignature>;
}

export interface StructuredMessage {
  readonly domainHex: string;
  readonly messageHex: string;
}

export interface StructuredSignature {
  /** r, s, v in hex, 65 bytes. */
  readonly signature: string;
  readonly publicKey: string;
}

export type NetworkName = 'devnet' | 'testnet' | 'mainnet';

export interface WalletNetwork {
  readonly network: NetworkName;
  readonly chainId: number;
  readonly nodeUrl: string;
}

/** UNKNOWN proves nothing: it may have been sent. All others happen before anything is sent, or the network said no. */
export type WalletErrorCode =
  | 'CANCELLED'
  | 'NO_WALLET'
  | 'NOT_ENOUGH'
  | 'REFUSED'
  | 'UNREACHABLE'
  | 'WRONG_ACCOUNT'
  | 'UNKNOWN';

/** What went wrong on the way to the chain, as a sentence a person understands. */
export class WalletError extends Error {
  constructor(
    readonly code: WalletErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'WalletError';
  }
}
