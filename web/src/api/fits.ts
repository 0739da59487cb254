/**
 * Holds the decoders to the document of the API. Types only: when an answer loses a field that a page reads, becomes null, or changes its
 * kind, or a request has a field that the server does not know, this file does not compile.
 */
import type * as calls from './calls';
import type { acts } from './client';
import type { components } from './contract';
import type { Decoded } from './decode';
import type * as operations from './operations';
import type * as people from './people';
import type * as risk from './risk';
import type * as shapes from './shapes';

type Schemas = components['schemas'];

type Nullable<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T];

/** What a decoded value was on the wire: amounts and words are texts there; what may be null may also be missing. */
export type Wire<T> = T extends bigint | string
  ? string
  : T extends readonly (infer U)[]
    ? Wire<U>[]
    : T extends object
      ? { [K in Exclude<keyof T, Nullable<T>>]: Wire<T[K]> } & { [K in Nullable<T>]?: Wire<T[K]> }
      : T;

/** Whatever the document lets come can be read. */
type Reads<N extends keyof Schemas, T> = Schemas[N] extends Wire<T> ? true : { readonly cannotRead: N };

/** Whatever a page sends is a field that the document names. */
type Sends<N extends keyof Schemas, T> =
  Wire<T> extends Schemas[N]
    ? Exclude<keyof T, keyof Schemas[N]> extends never
      ? true
      : { readonly unknownTo: N }
    : { readonly cannotSend: N };

type Body<A extends keyof typeof acts> = Parameters<(typeof acts)[A]>[0];

type All<T extends readonly true[]> = T;

export type Answers = All<
  [
    Reads<'BooksAnswer', shapes.Books>,
    Reads<'VintagesAnswer', shapes.Vintages>,
    Reads<'PricesAnswer', shapes.Prices>,
    Reads<'PriceDaysAnswer', shapes.PriceDays>,
    Reads<'IncidentsAnswer', shapes.Incidents>,
    Reads<'AcknowledgementAnswer', Decoded<typeof shapes.acknowledged>>,
    Reads<'ReconciliationAnswer', shapes.Reconciliation>,
    Reads<'StatusAnswer', shapes.Status>,
    Reads<'NetworkAnswer', shapes.Network>,
    Reads<'PoolMetricsAnswer', shapes.PoolMetrics>,
    Reads<'OperationsAnswer', operations.Operations>,
    Reads<'ProviderAnswer', people.Provider>,
    Reads<'ProofAnswer', people.Proof>,
    Reads<'EntriesAnswer', people.Entries>,
    Reads<'UnfinalAnswer', people.Unfinal>,
    Reads<'ProviderYieldAnswer', people.ProviderYield>,
    Reads<'BookYieldAnswer', people.YieldOfBook>,
    Reads<'BackedPoliciesAnswer', people.ProviderPolicies>,
    Reads<'PoliciesAnswer', people.Policies>,
    Reads<'PolicyAnswer', people.Policy>,
    Reads<'PolicyHistoryAnswer', people.PolicyHistory>,
    Reads<'BackersAnswer', people.Backers>,
    Reads<'QuoteAnswer', Omit<people.Quote, 'status' | 'policyId'>>,
    Reads<'KnownQuoteAnswer', people.Quote>,
    Reads<'RiskAnswer', risk.PoolRisk>,
    Reads<'ExposureAnswer', risk.Exposure>,
    Reads<'ProviderRiskAnswer', risk.ProviderRisk>,
    Reads<'PreparedCallAnswer', calls.PreparedCall>,
    Reads<'WalletTransactionAnswer', calls.Transaction>,
  ]
>;

export type Requests = All<
  [
    Sends<'NewQuoteRequest', Body<'quote'>>,
    Sends<'PurchaseRequest', Body<'preparePurchase'>>,
    Sends<'DepositRequest', Body<'prepareDeposit'>>,
    Sends<'ExitRequest', Body<'prepareExit'>>,
    Sends<'WithdrawalRequest', Body<'prepareWithdrawal'>>,
    Sends<'ActivationRequest', Body<'prepareActivation'>>,
    Sends<'AcknowledgementRequest', Body<'acknowledgeIncident'>>,
  ]
>;
