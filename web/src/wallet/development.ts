/**
 * The development wallet: eight accounts whose keys everybody can compute. For devnet only, where money is made of nothing.
 */
import { sha256 } from '@noble/hashes/sha256';
import { bytesToHex, utf8ToBytes } from '@stacks/common';
import { STACKS_TESTNET } from '@stacks/network';
import {
  deserializeCV,
  deserializePostConditionWire,
  getAddressFromPrivateKey,
  makeUnsignedContractCall,
  PostConditionMode,
  privateKeyToPublic,
  type StacksTransactionWire,
  serializePayload,
  signStructuredData,
  TransactionSigner,
  type TupleCV,
  wireToPostCondition,
} from '@stacks/transactions';
import type { Signed } from './followed';
import { DEVELOPMENT_ACCOUNTS } from './limits';
import { StacksNode } from './node';
import type { AgreedCall } from './review';
import {
  type StructuredMessage,
  type StructuredSignature,
  type Wallet,
  WalletError,
  type WalletNetwork,
} from './wallet';

/** What an account gets when it has less: 250,000 STX and 5 sBTC, enough to try every flow. */
const FUNDS = { stx: 250_000_000_000n, sbtc: 500_000_000n };
const LABEL = 'BitHedge development wallet, account ';
const COMPRESSED = '01';

/** The private key of account 1 to 8, with the byte that says its public key is compressed. Public knowledge. */
export function developmentKey(account: number): string {
  if (!Number.isInteger(account) || account < 1 || account > DEVELOPMENT_ACCOUNTS) {
    throw new RangeError(`development account: expected 1 to ${DEVELOPMENT_ACCOUNTS}, got ${account}`);
  }
  return bytesToHex(sha256(utf8ToBytes(LABEL + account))) + COMPRESSED;
}

export function developmentAddress(account: number): string {
  return getAddressFromPrivateKey(developmentKey(account), 'testnet');
}

export class DevelopmentWallet implements Wallet {
  readonly kind = 'development';
  readonly label: string;
  readonly address: string;
  readonly publicKey: string;
  readonly #key: string;
  readonly #network: WalletNetwork;
  readonly #node: StacksNode;

  constructor(account: number, network: WalletNetwork, node: StacksNode = new StacksNode(network.nodeUrl)) {
    if (network.network !== 'devnet') {
      throw new WalletError('NO_WALLET', `The development wallet works on devnet only, this is ${network.network}.`);
    }
    this.#key = developmentKey(account);
    this.#network = network;
    this.#node = node;
    this.label = `Development account ${account}`;
    this.address = developmentAddress(account);
    this.publicKey = privateKeyToPublic(this.#key) as string;
  }

  async callContract(call: AgreedCall, signed: (it: Signed) => void): Promise<string> {
    const transaction = await this.#unsigned(call);
    transaction.setNonce(await this.#node.nextNonce(this.address));
    transaction.setFee(
      await this.#node.fee(serializePayload(transaction.payload), transaction.serializeBytes().length),
    );
    new TransactionSigner(transaction).signOrigin(this.#key);
    const { nonce, fee } = transaction.auth.spendingCondition;
    const bytes = transaction.serializeBytes();
    signed({ txid: `0x${transaction.txid()}`, nonce: Number(nonce), fee: `${fee}`, bytes: bytesToHex(bytes) });
    return this.#node.broadcast(bytes);
  }

  async #unsigned(call: AgreedCall): Promise<StacksTransactionWire> {
    const [contractAddress = '', contractName = ''] = call.contract.split('.');
    return makeUnsignedContractCall({
      contractAddress,
      contractName,
      functionName: call.functionName,
      functionArgs: call.argumentsHex.map((hex) => deserializeCV(hex)),
      postConditions: call.postConditionsHex.map((hex) => wireToPostCondition(deserializePostConditionWire(hex))),
      postConditionMode: PostConditionMode.Deny,
      network: { ...STACKS_TESTNET, chainId: this.#network.chainId },
      publicKey: this.publicKey,
      nonce: 0,
      fee: 0,
    });
  }

  async signStructured(message: StructuredMessage): Promise<StructuredSignature> {
    const signature = signStructuredData({
      domain: deserializeCV(message.domainHex) as TupleCV,
      message: deserializeCV(message.messageHex),
      privateKey: this.#key,
    });
    return { signature, publicKey: this.publicKey };
  }

  /** Asks the faucets for what this account lacks; answers whether something is on its way. */
  async fund(sbtcAsset: string): Promise<boolean> {
    const has = await this.#node.balances(this.address, sbtcAsset);
    const lacksStx = has.stx < FUNDS.stx / 2n;
    const lacksSbtc = has.sbtc < FUNDS.sbtc / 2n;
    if (lacksStx) {
      await this.#node.faucet('stx', this.address, FUNDS.stx);
    }
    if (lacksSbtc) {
      await this.#node.faucet('sbtc', this.address, FUNDS.sbtc);
    }
    return lacksStx || lacksSbtc;
  }
}
