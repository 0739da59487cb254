/** Written by `npm --prefix api-contract run types` from docs/openapi.json: do not edit. */

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether it is worth keeping this process: 503 when it is not.
         * @description Whether it is worth keeping this process: 503 when it is not.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether everything can be read right now: 503 when it cannot.
         * @description Whether everything can be read right now: 503 when it cannot.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the folds stand.
         * @description Where the folds stand.
         */
        get: operations["status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activations:prepare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A policy settled before it expires: of AMERICAN style only.
         * @description A policy settled before it expires: of AMERICAN style only.
         */
        post: operations["prepareActivation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All books.
         * @description All books.
         */
        get: operations["books"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/{token}/{tier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One book.
         * @description One book.
         */
        get: operations["book"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/{token}/{tier}/exposure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a book may have to pay: its live policies, greeks, a ladder of expirations, a grid of scenarios.
         * @description What a book may have to pay: its live policies, greeks, a ladder of expirations, a grid of scenarios.
         */
        get: operations["exposure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/{token}/{tier}/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Policies of a book by the epoch they were sold in, newest first.
         * @description Policies of a book by the epoch they were sold in, newest first.
         */
        get: operations["bookPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/{token}/{tier}/vintages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the book sold, by epoch.
         * @description What the book sold, by epoch.
         */
        get: operations["vintages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/books/{token}/{tier}/yield": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same of all capital in a book.
         * @description The same of all capital in a book.
         */
        get: operations["bookYield"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deposits:prepare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Capital into a book: it joins when the next epoch opens.
         * @description Capital into a book: it joins when the next epoch opens.
         */
        post: operations["prepareDeposit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exits:prepare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Capital to be kept out of the coming epochs; 0 cancels.
         * @description Capital to be kept out of the coming epochs; 0 cancels.
         */
        post: operations["prepareExit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the books, the contract and what was read did not agree, or something was late.
         * @description Where the books, the contract and what was read did not agree, or something was late.
         */
        get: operations["incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents:acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that somebody looks into an incident: one message signed by an operator's wallet.
         * @description Says that somebody looks into an incident: one message signed by an operator's wallet. Quotes stay as they are.
         */
        post: operations["acknowledgeIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/network": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which chain and contracts this is about, and what a wallet needs to know of them.
         * @description Which chain and contracts this is about, and what a wallet needs to know of them.
         */
        get: operations["network"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This description of the API: OpenAPI 3.1.
         * @description This description of the API: OpenAPI 3.1.
         */
        get: operations["openApiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How every part is, and what was sent to the chain last: the newest change first.
         * @description How every part is, and what was sent to the chain last: the newest change first.
         */
        get: operations["operations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Policies of all instances: the newest first, or the next to expire when `expiresBefore` is given without an owner.
         * @description Policies of all instances: the newest first, or the next to expire when `expiresBefore` is given without an owner.
         */
        get: operations["policies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A policy as it stands.
         * @description A policy as it stands.
         */
        get: operations["policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/backers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who backs a policy, with how much.
         * @description Who backs a policy, with how much.
         */
        get: operations["backers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to the policy, in chain order.
         * @description What happened to the policy, in chain order.
         */
        get: operations["policyHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pool/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pool by the hour, newest first: at the end of the first final block of every six burn blocks.
         * @description The pool by the hour, newest first: at the end of the first final block of every six burn blocks.
         */
        get: operations["poolMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prices of BTC and STX in USD, and what the sources say.
         * @description Prices of BTC and STX in USD, and what the sources say.
         */
        get: operations["prices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/prices/{asset}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an asset closed at, day by day, by the median of the sources: our own prices, the oldest first.
         * @description What an asset closed at, day by day, by the median of the sources: our own prices, the oldest first.
         */
        get: operations["priceDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a provider has, by book.
         * @description What a provider has, by book.
         */
        get: operations["provider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{address}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a provider did, newest first: one line per act, one per epoch.
         * @description What a provider did, newest first: one line per act, one per epoch.
         */
        get: operations["entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{address}/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * News of an address as an Atom feed: policies in the money, ending or ended, epochs opened, losses, incidents; the newest 50.
         * @description News of an address as an Atom feed: policies in the money, ending or ended, epochs opened, losses, incidents; the newest 50.
         */
        get: operations["feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{address}/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Policies that a provider backs, with his share: book by book, newest epoch first.
         * @description Policies that a provider backs, with his share: book by book, newest epoch first.
         */
        get: operations["providerPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{address}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * His leaf in the current epoch of a book, or the last one of a closed book, and its way to the root on the chain: what a withdrawal shows to the vault, and what anybody can check by hand.
         * @description His leaf in the current epoch of a book, or the last one of a closed book, and its way to the root on the chain: what a withdrawal shows to the vault, and what anybody can check by hand.
         */
        get: operations["proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{address}/risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a provider carries, and what he gets if BTC is at some price when all settles.
         * @description What a provider carries, and what he gets if BTC is at some price when all settles.
         */
        get: operations["providerRisk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{address}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a provider's capital did in a period, book by book.
         * @description What a provider's capital did in a period, book by book. The closing balance is the opening one plus all lines, to the unit.
         */
        get: operations["statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{address}/unfinal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What he did in blocks that are not final yet: shown, never counted.
         * @description What he did in blocks that are not final yet: shown, never counted.
         */
        get: operations["unfinal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{address}/yield": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Time-weighted capital and net yield of a provider over 30 days, 90 days and all, by book, with a series for a chart.
         * @description Time-weighted capital and net yield of a provider over 30 days, 90 days and all, by book, with a series for a chart.
         */
        get: operations["providerYield"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/purchases:prepare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A policy on the terms of a firm quote, by the buyer it was signed for.
         * @description A policy on the terms of a firm quote, by the buyer it was signed for.
         */
        post: operations["preparePurchase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A price for protection: a firm quote that is signed for one buyer and recorded, or an indicative one.
         * @description A price for protection: a firm quote that is signed for one buyer and recorded, or an indicative one. Neither reserves anything.
         */
        post: operations["askQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quoteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A firm quote that any instance gave out, and what became of it.
         * @description A firm quote that any instance gave out, and what became of it.
         */
        get: operations["quote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the books were compared with the vault, by token.
         * @description How far the books were compared with the vault, by token.
         */
        get: operations["reconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the pool may have to pay, by token and by book, at the prices of now.
         * @description What the pool may have to pay, by token and by book, at the prices of now.
         */
        get: operations["risk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statement.css": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The style sheet of the page to print.
         * @description The style sheet of the page to print.
         */
        get: operations["statementStyle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follows topics: first each as it stands, then each time it changes.
         * @description Follows topics: first each as it stands, then each time it changes. An event is named after its topic and carries the answer of the matching GET; `block` comes with every choice. A reader that comes back with `Last-Event-ID` gets what changed since.
         */
        get: operations["stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers a transaction that a wallet broadcast: it is looked for from now on.
         * @description Registers a transaction that a wallet broadcast: it is looked for from now on.
         */
        post: operations["registerTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions/{txid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a registered transaction stands.
         * @description Where a registered transaction stands.
         */
        get: operations["transaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/withdrawals:prepare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Capital and premium out of a book, by the provider's leaf and its proof: nobody signs for it but he.
         * @description Capital and premium out of a book, by the provider's leaf and its proof: nobody signs for it but he. It is prepared even when an incident is open or we read the chain no more; `warnings` say so.
         */
        post: operations["prepareWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What a provider has in one book. `pending` joins at a later opening; `limit` is the capital that may have been withdrawn by now in this epoch, `withdrawn` what was; `withdrawable` can be taken in this epoch. `callable`: what the open epoch may still lock of his capital; `worstLoss`: locked and callable, the most he can lose before the next opening; `freeNow`: what the vault pays out today, nothing between two epochs; `freeAtNextOpening`: at most, when he asks to leave, with what he asked for or else with all; what is sold until then may lock some of it. */
        AccountItem: {
            asOf: components["schemas"]["FinalBlock"];
            available: string;
            callable: string;
            deposited: string;
            /** Format: int64 */
            epoch: number;
            exit: string;
            freeAtNextOpening: string;
            freeNow: string;
            limit: string;
            locked: string;
            losses: string;
            pending: string;
            premiumEarned: string;
            premiumPending: string;
            premiumWithdrawn: string;
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
            weight: string;
            withdrawable: string;
            withdrawn: string;
            worstLoss: string;
        };
        /** @description An account as its epoch opened, as a withdrawal shows it to the vault. `opening`: deposits less withdrawals; `settledBurden` and `settledPremium`: its part of the losses and premium of epochs that are over for good; `weights`: in the others, ascending. */
        AccountLeaf: {
            opening: string;
            settledBurden: string;
            settledPremium: string;
            weights: components["schemas"]["LeafWeight"][];
        };
        /** @description It is recorded. `incident`: as this instance shows it, which may be a moment behind. */
        AcknowledgementAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            incident: components["schemas"]["IncidentItem"];
        };
        /** @description "Somebody looks into it", as an operator's wallet signed it: SIP-018, domain `{name: "BitHedge Pool", version: "1", chain-id}`, message `{act: "Acknowledge an incident. This moves no funds.", pool, incident, reason, at-ms}` with the vault's contract as pool, incident and reason as string-utf8. */
        AcknowledgementRequest: {
            /**
             * Format: int64
             * @description since 1970, at most ten minutes from our clock
             */
            atMs?: number;
            incidentId?: string;
            operator?: string;
            /** @description 1 to 300 characters */
            reason?: string;
            /** @description hex of 65 bytes: r, s, recovery id */
            signature?: string;
        };
        /** @description A policy that its owner wants settled now. */
        ActivationRequest: {
            fee?: string;
            /** Format: int64 */
            nonce?: number;
            owner?: string;
            /** Format: int64 */
            policyId?: number;
            publicKey?: string;
        };
        /** @description The most that one withdrawal may take now, and what bounds it. CAPITAL_LIMIT: what the policies sold, and those that the open epoch may still sell, leave free of his capital; DEPOSITS: what he ever put in; AVAILABLE: what the book has free; PREMIUM_LIMIT: his part of what was earned; BOOK_PREMIUM: what the book has earned and not paid out. `capitalLimit` counts what he withdrew in this epoch, `premiumLimit` what he ever withdrew. */
        AllowedWithdrawal: {
            capital: string;
            /** @enum {string} */
            capitalBoundBy: "CAPITAL_LIMIT" | "DEPOSITS" | "AVAILABLE" | "PREMIUM_LIMIT" | "BOOK_PREMIUM";
            capitalLimit: string;
            premium: string;
            /** @enum {string} */
            premiumBoundBy: "CAPITAL_LIMIT" | "DEPOSITS" | "AVAILABLE" | "PREMIUM_LIMIT" | "BOOK_PREMIUM";
            premiumLimit: string;
        };
        /** @description Policies that a provider backs, book by book, newest epoch first. */
        BackedPoliciesAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            next: string | null;
            policies: components["schemas"]["BackedPolicyItem"][];
            provider: string;
        };
        /** @description A policy that a provider backs. `share...`: the provider's part of it. Collateral and premium are rounded down, the loss up. */
        BackedPolicyItem: {
            amount: string;
            /** Format: int64 */
            epoch: number;
            /** Format: int64 */
            expirationHeight: number;
            /** Format: int64 */
            policyId: number;
            /** @enum {string} */
            policyType: "PUT" | "CALL";
            /** Format: int64 */
            shareBps: number;
            shareCollateral: string;
            shareLoss: string;
            sharePremium: string;
            /** @enum {string} */
            status: "ACTIVE" | "EXERCISED" | "EXPIRED_ITM" | "EXPIRED_OTM" | "VOID";
            strike: string;
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
        };
        /** @description What one provider carries of a policy: his share of the collateral, and of the premium net of the fee; both rounded down. */
        BackerItem: {
            collateral: string;
            premium: string;
            provider: string;
            weight: string;
        };
        /** @description Who backs a policy. `next` is the cursor of the next page. */
        BackersAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            backers: components["schemas"]["BackerItem"][];
            next: string | null;
            /** Format: int64 */
            policyId: number;
            /** @enum {string} */
            token: "STX" | "SBTC";
        };
        /** @description One book. `capacity`, `used`, `weight` and `root` are those of the open epoch; `startsAt` and `endsAt` are its burn heights. `proposal` is null while none is made; `pausedUntil`: burn height at which a pause ends by itself, null when there is none. */
        BookAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            capacity: string;
            capital: string;
            /** Format: int64 */
            endsAt: number;
            /** Format: int64 */
            epoch: number;
            locked: string;
            losses: string;
            /** Format: int64 */
            pausedUntil: number | null;
            /** @enum {string} */
            phase: "OPEN" | "OVER" | "PROPOSED" | "CLOSED";
            premiumEarned: string;
            premiumPending: string;
            premiumWithdrawn: string;
            proposal: components["schemas"]["ProposedEpoch"] | null;
            root: string;
            /** Format: int64 */
            startsAt: number;
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
            used: string;
            weight: string;
        };
        /** @description The risk of one book. */
        BookRisk: {
            buyer: components["schemas"]["LargestShare"];
            /** Format: int64 */
            buyers: number;
            expiration: components["schemas"]["LargestShare"];
            strike: components["schemas"]["LargestShare"];
            sum: components["schemas"]["RiskSum"];
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
        };
        /** @description All books, and the block that they are as of. */
        BooksAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            books: components["schemas"]["BookAnswer"][];
        };
        /** @description The statement of one book: closing.capital = opening.capital + deposits - capital withdrawn - losses + dust.capital; closing.premium = opening.premium + premiums - premium withdrawn + dust.premium. */
        BookStatement: {
            closing: components["schemas"]["StatementBalance"];
            deposits: components["schemas"]["StatementDeposit"][];
            dust: components["schemas"]["StatementBalance"];
            losses: components["schemas"]["StatementLine"][];
            opening: components["schemas"]["StatementBalance"];
            premiums: components["schemas"]["StatementLine"][];
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
            withdrawals: components["schemas"]["StatementWithdrawal"][];
        };
        /** @description Yields of a provider's capital in one book. */
        BookYield: {
            series: components["schemas"]["YieldPoint"][];
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
            windows: components["schemas"]["YieldWindow"][];
        };
        /** @description Yields of the capital in a book. */
        BookYieldAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            series: components["schemas"]["YieldPoint"][];
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
            windows: components["schemas"]["YieldWindow"][];
        };
        /** @description An argument of a contract call: `hex` as the wallet takes it, `text` is the Clarity literal. */
        CallArgument: {
            hex: string;
            name: string;
            text: string;
            type: string;
        };
        /** @description What may leave whom: a transfer beyond it makes the chain refuse the transaction. `asset` is there when `type` is ft. */
        CallPostCondition: {
            amount: string;
            asset?: string;
            condition: string;
            hex: string;
            principal: string;
            type: string;
        };
        /** @description Why what we know may not be so. The call is prepared nevertheless: whether it is good is the contract's to say. */
        CallWarning: {
            /** @enum {string} */
            code: "NOT_READY" | "HALTED" | "INCIDENT_OPEN" | "CHAIN_STALE" | "PRICE_UNAVAILABLE" | "PRICE_STALE";
            detail: string;
        };
        /** @description A provider's part of live policies that are alike: PUT in a book of STX, CALL in one of SBTC. At settlement prices it pays as one policy of this amount and collateral would. Both are rounded up. */
        CarriedPolicies: {
            amount: string;
            collateral: string;
            /** Format: int64 */
            expirationHeight: number;
            strike: string;
        };
        /** @description The oracle's last price in a final block: the registry holds a firm quote against it. `observedAt` in seconds since 1970. */
        ChainPrice: {
            /** Format: int64 */
            burnHeight: number;
            /** Format: int64 */
            observedAt: number;
            price: string;
        };
        /** @description The call: contract, function, arguments, and the post-conditions in Deny mode. */
        ContractCall: {
            arguments: components["schemas"]["CallArgument"][];
            contract: string;
            function: string;
            postConditionMode: string;
            postConditions: components["schemas"]["CallPostCondition"][];
        };
        /** @description `sbtcToken` is the asset: contract, two colons, name. */
        ContractNames: {
            oracle: string | null;
            registry: string;
            sbtcToken: string;
            vault: string;
        };
        /** @description A deposit into a book, `amount` in base units. `publicKey`, `nonce` and `fee` (micro-STX) together add the unsigned transaction. */
        DepositRequest: {
            amount?: string;
            fee?: string;
            /** Format: int64 */
            nonce?: number;
            provider?: string;
            publicKey?: string;
            tier?: string;
            token?: string;
        };
        /** @description One thing in which the vault and the books are not the same. */
        DifferenceItem: {
            code: string;
            expected: string;
            got: string;
            subject: string;
        };
        /** @description `reason`: STALE (older than 120 s), OUTLIER (outside the quartiles), DISAGREES (more than 2 % from the median). */
        DroppedSource: {
            /** Format: int64 */
            ageMs: number;
            price: string;
            reason: string;
            source: string;
        };
        /** @description What a provider did, newest first. `next` is the cursor of the next page. */
        EntriesAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            entries: components["schemas"]["EntryItem"][];
            next: string | null;
            provider: string;
        };
        /** @description One act of a provider, or one epoch: `txid` is empty for an EPOCH. */
        EntryItem: {
            /** Format: int64 */
            blockTime: number;
            /** Format: int64 */
            burnHeight: number;
            capital: string;
            /** Format: int64 */
            epoch: number;
            /** Format: int64 */
            height: number;
            indexBlockHash: string;
            /** @enum {string} */
            kind: "DEPOSIT" | "EXIT_REQUEST" | "WITHDRAWAL" | "EPOCH";
            premium: string;
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
            txid: string;
            weight: string;
        };
        /** @description Capital that leaves a book when epochs end, `amount` in base units; 0 cancels. */
        ExitRequest: {
            amount?: string;
            fee?: string;
            /** Format: int64 */
            nonce?: number;
            provider?: string;
            publicKey?: string;
            tier?: string;
            token?: string;
        };
        /** @description The policies that expire at one burn height. */
        ExpirationRung: {
            amount: string;
            collateral: string;
            /** Format: int64 */
            expirationHeight: number;
            intrinsic: string;
            /** Format: int64 */
            policies: number;
        };
        /** @description What a book may have to pay. */
        ExposureAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            buyer: components["schemas"]["LargestShare"];
            cells: components["schemas"]["ExposureCell"][];
            expiration: components["schemas"]["LargestShare"];
            grid: components["schemas"]["ScenarioPoint"][];
            inputs: components["schemas"]["RiskInputs"];
            ladder: components["schemas"]["ExpirationRung"][];
            strike: components["schemas"]["LargestShare"];
            sum: components["schemas"]["RiskSum"];
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
        };
        /** @description Live policies of a book that are alike. `intrinsic`: what would be paid if they settled now; `distanceBps`: from the price to the strike. */
        ExposureCell: {
            amount: string;
            collateral: string;
            /** Format: int64 */
            distanceBps: number;
            /** Format: int64 */
            epoch: number;
            /** Format: int64 */
            expirationHeight: number;
            intrinsic: string;
            model: components["schemas"]["ModelValues"] | null;
            /** Format: int64 */
            policies: number;
            /** @enum {string} */
            policyType: "PUT" | "CALL";
            strike: string;
        };
        /** @description Why it failed: the code as the contract returned it, the constant in its source, and what that means. */
        FailureReason: {
            code: string;
            name: string;
            sentence: string;
        };
        /** @description The final block that the numbers beside it belong to. */
        FinalBlock: {
            /** Format: int64 */
            burnHeight: number;
            final: boolean;
            /** Format: int64 */
            height: number;
            indexBlockHash: string;
        };
        /** @description `reason` says why it is DOWN, in words; empty when it is UP. */
        HealthAnswer: {
            reason: string;
            /** @enum {string} */
            status: "UP" | "DOWN";
        };
        /** @description `by` is the last act, null while it is open. */
        IncidentItem: {
            by: components["schemas"]["OperatorAct"] | null;
            code: string;
            expected: string;
            got: string;
            /** Format: int64 */
            height: number;
            id: string;
            message: string;
            stage: string;
            /** @enum {string} */
            state: "OPEN" | "ACKNOWLEDGED" | "RESOLVED";
            stopsQuotes: boolean;
            stopsQuotesNow: boolean;
            subject: string;
            token: ("STX" | "SBTC") | null;
        };
        /** @description Incidents, resolved ones included: all that stop quotes or did, and the newest 1,000 warnings. `operators`: addresses whose signed word acknowledges one. */
        IncidentsAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            incidents: components["schemas"]["IncidentItem"][];
            operators: string[];
        };
        /** @description A firm quote later on: `asOf` stays the block it was priced at, `seenAt` is the one that says its status. */
        KnownQuoteAnswer: {
            amount: string;
            asOf: components["schemas"]["FinalBlock"];
            breakEven: string;
            btcPrice: string;
            btcReference: string | null;
            buyer: string | null;
            buyerTier: string;
            collateral: string;
            /** Format: int64 */
            expirationHeight: number;
            /** Format: int64 */
            loadBps: number;
            maximumPayout: string;
            /** Format: int64 */
            policyId: number | null;
            /** @enum {string} */
            policyType: "PUT" | "CALL";
            premium: string;
            premiumUsdE8: string;
            quoteId: string | null;
            /** Format: int64 */
            secondsLeft: number | null;
            seenAt: components["schemas"]["FinalBlock"];
            signature: string | null;
            /** @enum {string} */
            status: "OPEN" | "EXPIRED" | "USED";
            strike: string;
            stxPrice: string;
            stxReference: string | null;
            /** @enum {string} */
            style: "AMERICAN" | "EUROPEAN";
            terms: string | null;
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
            /** Format: int64 */
            validUntil: number | null;
            /** Format: int64 */
            volatilityBps: number;
        };
        /** @description How much of the collateral is in one hand or on one day: the largest part, and the sum of squares. `largest` is null without policies. */
        LargestShare: {
            /** Format: int64 */
            herfindahlBps: number;
            largest: string | null;
            /** Format: int64 */
            largestShareBps: number;
        };
        /** @description A weight that a leaf names. */
        LeafWeight: {
            /** Format: int64 */
            epoch: number;
            weight: string;
        };
        /** @description A provider's collateral behind policies that expire at one burn height. */
        LockedCollateral: {
            collateral: string;
            /** Format: int64 */
            expirationHeight: number;
        };
        /** @description What the live policies are worth to their owners, by the model. `thetaUsd` is per day, `vegaUsd` per percentage point of volatility. */
        ModelValues: {
            deltaSats: string;
            gammaSats: string;
            thetaUsd: string;
            value: string;
            valueUsd: string;
            vegaUsd: string;
        };
        /** @description `nodeUrl`: where a browser reaches a node. `developmentWallet`: pages may offer keys that everybody knows. */
        NetworkAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            /** Format: int32 */
            burnBlockSeconds: number;
            callsEnabled: boolean;
            /** Format: int64 */
            chainId: number;
            contracts: components["schemas"]["ContractNames"];
            developmentWallet: boolean;
            explorerUrl: string | null;
            /** Format: int32 */
            finalityBurnBlocks: number;
            network: string;
            nodeUrl: string;
        };
        /** @description What is asked to be covered. Amounts as decimal strings: strike in USD x 10^8 per BTC, amount in sats. `style` defaults to AMERICAN, `indicative` to false. `buyer`: the account that will buy, and nobody else can; a firm quote needs it. */
        NewQuoteRequest: {
            amount?: string;
            buyer?: string;
            /** Format: int64 */
            expirationHeight?: number;
            indicative?: boolean;
            policyType?: string;
            strike?: string;
            style?: string;
        };
        /** @description This document: OpenAPI 3.1. */
        OpenApiDocument: {
            openapi: string;
        } & {
            [key: string]: unknown;
        };
        /** @description How every part is, and what was sent to the chain last. */
        OperationsAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            parts: components["schemas"]["SystemParts"];
            transactions: components["schemas"]["SubmittedTransactionItem"][];
        };
        /** @description What an operator did about an incident, at `atMs` since 1970. */
        OperatorAct: {
            /** Format: int64 */
            atMs: number;
            operator: string;
            reason: string;
        };
        /** @description What the oracle says of itself. */
        OracleDetails: {
            feeds: components["schemas"]["OracleFeed"][];
            sources: components["schemas"]["OracleSource"][];
            /** @description what an operator should know, one sentence a source */
            words: string[];
        };
        /** @description `refused` counts what was read and not believed, `lastRefusal` says why. */
        OracleFeed: {
            /** Format: int64 */
            lastPublishedAtMs: number;
            lastRefusal: string;
            name: string;
            /** Format: int64 */
            published: number;
            /** Format: int64 */
            refused: number;
        };
        /** @description `lastPrice` in USD, empty before the first; `lastRefusal` is empty when the last reading was believed. */
        OracleMarket: {
            asset: string;
            /** Format: int64 */
            lastGoodAtMs: number;
            lastPrice: string;
            lastRefusal: string;
            /** Format: int64 */
            observed: number;
            /** Format: int64 */
            refused: number;
        };
        /** @description A venue. */
        OracleSource: {
            /** @description closed while it is asked, open while it is left alone after failures, half-open while it is tried again */
            breaker: string;
            markets: components["schemas"]["OracleMarket"][];
            /** Format: int64 */
            maxAgeMs: number;
            name: string;
            /**
             * Format: int64
             * @description not asked before, because it said so; 0: asked
             */
            quietUntilMs: number;
        };
        /** @description How one part is. */
        PartStatusOracleDetails: {
            /** @description what it says of itself; null when it says nothing, or nothing that can be read */
            details: components["schemas"]["OracleDetails"] | null;
            name: string;
            /** @description why it is not UP, in words; empty when it is */
            reason: string;
            /** @enum {string} */
            state: "UP" | "DEGRADED" | "DOWN" | "UNKNOWN";
        };
        /** @description How one part is. */
        PartStatusStatusAnswer: {
            /** @description what it says of itself; null when it says nothing, or nothing that can be read */
            details: components["schemas"]["StatusAnswer"] | null;
            name: string;
            /** @description why it is not UP, in words; empty when it is */
            reason: string;
            /** @enum {string} */
            state: "UP" | "DEGRADED" | "DOWN" | "UNKNOWN";
        };
        /** @description How one part is. */
        PartStatusSubmitterDetails: {
            /** @description what it says of itself; null when it says nothing, or nothing that can be read */
            details: components["schemas"]["SubmitterDetails"] | null;
            name: string;
            /** @description why it is not UP, in words; empty when it is */
            reason: string;
            /** @enum {string} */
            state: "UP" | "DEGRADED" | "DOWN" | "UNKNOWN";
        };
        /** @description How one part is. */
        PartStatusWatcherDetails: {
            /** @description what it says of itself; null when it says nothing, or nothing that can be read */
            details: components["schemas"]["WatcherDetails"] | null;
            name: string;
            /** @description why it is not UP, in words; empty when it is */
            reason: string;
            /** @enum {string} */
            state: "UP" | "DEGRADED" | "DOWN" | "UNKNOWN";
        };
        /** @description A page of policies. `next` is the cursor of the next page. */
        PoliciesAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            next: string | null;
            policies: components["schemas"]["PolicyAnswer"][];
        };
        /** @description A policy as it stands. `activationRequestedAt` is a burn height, 0 when nobody asked; `settlement` is null while it is active. VOID: the oracle recorded no price for a week behind the expiration, nothing was paid and the premium went back. */
        PolicyAnswer: {
            /** Format: int64 */
            activationRequestedAt: number;
            amount: string;
            asOf: components["schemas"]["FinalBlock"];
            collateral: string;
            created: components["schemas"]["PolicyCreation"];
            /** Format: int64 */
            expirationHeight: number;
            owner: string;
            /** Format: int64 */
            policyId: number;
            /** @enum {string} */
            policyType: "PUT" | "CALL";
            premium: string;
            quoteId: string;
            settlement: components["schemas"]["PolicySettlement"] | null;
            /** @enum {string} */
            status: "ACTIVE" | "EXERCISED" | "EXPIRED_ITM" | "EXPIRED_OTM" | "VOID";
            strike: string;
            /** @enum {string} */
            style: "AMERICAN" | "EUROPEAN";
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
        };
        /** @description The block in which a policy ended; `height` is the Stacks height, `blockTime` in seconds. */
        PolicyClosing: {
            /** Format: int64 */
            blockTime: number;
            /** Format: int64 */
            burnHeight: number;
            /** Format: int64 */
            height: number;
            txid: string;
        };
        /** @description When a policy was bought, and the prices (USD x 10^8 per coin) of that moment. */
        PolicyCreation: {
            btcPrice: string;
            /** Format: int64 */
            burnHeight: number;
            stxPrice: string;
            txid: string;
        };
        /** @description What happened to a policy, in chain order. */
        PolicyHistoryAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            entries: components["schemas"]["PolicyHistoryItem"][];
            /** Format: int64 */
            policyId: number;
        };
        /** @description One event of a policy. `code` is the contract's error of an ITEM_FAILED, 0 otherwise. */
        PolicyHistoryItem: {
            /** Format: int64 */
            blockTime: number;
            /** Format: int64 */
            burnHeight: number;
            /** Format: int64 */
            code: number;
            /** Format: int64 */
            height: number;
            indexBlockHash: string;
            /** @enum {string} */
            kind: "CREATED" | "ACTIVATION_REQUESTED" | "ACTIVATION_LAPSED" | "ITEM_FAILED" | "CLOSED";
            txid: string;
        };
        /** @description How a policy ended: at which prices, and what it paid. A price is null where none was used; `btcAt` and `stxAt` are the burn heights of the oracle's records. `shortfall` is owed beyond the collateral. `premiumBack`: of a VOID one, all of the premium but the fee; else 0. */
        PolicySettlement: {
            /** Format: int64 */
            btcAt: number | null;
            btcPrice: string | null;
            /** Format: int64 */
            burnHeight: number;
            payout: string;
            premiumBack: string;
            shortfall: string;
            /** Format: int64 */
            stxAt: number | null;
            stxPrice: string | null;
            txid: string;
        };
        /** @description Newest first; `next` is the `to` of the next page. */
        PoolMetricsAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            next: string | null;
            snapshots: components["schemas"]["PoolSnapshot"][];
        };
        /** @description The pool at the end of the first final block of an hour. `burnHeight` is that of the block, `blockTime` in seconds. */
        PoolSnapshot: {
            /** Format: int64 */
            blockTime: number;
            /** Format: int64 */
            burnHeight: number;
            /** Format: int64 */
            height: number;
            tokens: components["schemas"]["TokenSnapshot"][];
        };
        /** @description A contract call as a wallet takes it (SIP-030 `stx_callContract`), and what it does in words. `warnings`: why what we know may not be so; the contracts judge. `allowed` is there for a withdrawal; `validUntil` and `secondsLeft` (block time) for a purchase. `unsignedTransaction` is there when the request said public key, nonce and fee. */
        PreparedCallAnswer: {
            allowed?: components["schemas"]["AllowedWithdrawal"];
            asOf: components["schemas"]["FinalBlock"];
            call: components["schemas"]["ContractCall"];
            /** Format: int64 */
            secondsLeft?: number;
            summary: string;
            unsignedTransaction?: string;
            /** Format: int64 */
            validUntil?: number;
            warnings: components["schemas"]["CallWarning"][];
        };
        /** @description `day`: a UTC day such as 2026-03-04. `price`: what the asset closed at, USD x 10^8, as the median of so many `sources`. */
        PriceDay: {
            day: string;
            price: string;
            /** Format: int32 */
            sources: number;
        };
        /** @description What an asset closed at, day by day, the oldest first; a day without a close is left out. */
        PriceDaysAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            /** @enum {string} */
            asset: "BTC" | "STX";
            days: components["schemas"]["PriceDay"][];
        };
        /** @description `price` in USD x 10^8 per coin and its age; null with a reason when there is none, or none of now: `ageMs` is then that of the last one. `onChain` is null before the oracle's first record. */
        PriceItem: {
            /** Format: int64 */
            ageMs: number | null;
            /** @enum {string} */
            asset: "BTC" | "STX";
            dropped: components["schemas"]["DroppedSource"][];
            onChain: components["schemas"]["ChainPrice"] | null;
            price: string | null;
            reason: string | null;
            used: components["schemas"]["PriceSource"][];
            volatilities: components["schemas"]["PriceVolatility"][];
        };
        /** @description What a provider loses and earns if BTC is at `btcPrice` when all settles. */
        PriceOutcome: {
            btcPrice: string;
            loss: string;
            net: string;
            premium: string;
            /** Format: int32 */
            spotPercent: number;
        };
        /** @description `asOf`: the final block of the books that the prices stand beside; each price has its own age. */
        PricesAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            prices: components["schemas"]["PriceItem"][];
        };
        /** @description A source that has a part in the price; without a price: one that is fresh and agrees, of too few. */
        PriceSource: {
            /** Format: int64 */
            ageMs: number;
            price: string;
            source: string;
            /** Format: int64 */
            weight: number;
        };
        /** @description `ewmaBps`: recent days weigh more; null when it was not computed. `lastDay`: the UTC day of the last close. */
        PriceVolatility: {
            /** Format: int64 */
            ewmaBps: number | null;
            lastDay: string;
            /** Format: int32 */
            points: number;
            /** Format: int64 */
            volatilityBps: number;
            /** Format: int32 */
            windowDays: number;
        };
        /** @description A refusal or a failure. */
        Problem: {
            /** @description Stable: for programs. */
            code: string;
            /** @description A sentence for people. */
            detail: string;
            /** @description The path that was asked. */
            instance?: string;
            /** @description With a declined quote: the largest amount that would be quoted, in sats. */
            largestAmount?: string;
            /** @description With a refused call: what would have been allowed, base units by name. */
            limits?: {
                [key: string]: string;
            };
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The name of the status. */
            title: string;
            /** @description Absent: the code says what it is. */
            type?: string;
        };
        /** @description A provider's leaf in the current epoch, and its way to the root that the chain has. <p>By hand: `leafHash` is sha256 of `message`, which is 0x00 and the leaf as Clarity's to-consensus-buff? writes it; the sum of the leaf is its weight in `epoch`, 0 without one. A step makes sha256(0x01, left hash, left sum, right hash, right sum), a sum being a uint of 17 bytes, and adds the sums. Behind the last step stand `root` and `weight`. `closed`: the book is closed for good, so the leaf stays as it is. */
        ProofAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            closed: boolean;
            /** Format: int64 */
            epoch: number;
            leaf: components["schemas"]["AccountLeaf"];
            leafHash: string;
            message: string;
            provider: string;
            root: string;
            steps: components["schemas"]["ProofStep"][];
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
            weight: string;
        };
        /** @description One node up: the other child of it, the weight below that child, and whether it is the left one. */
        ProofStep: {
            hash: string;
            left: boolean;
            sum: string;
        };
        /** @description The next epoch as it was proposed on the chain: from burn height `confirmableAt` on anybody may begin it; until then the guardian may veto it. */
        ProposedEpoch: {
            capacity: string;
            /** Format: int64 */
            confirmableAt: number;
            /** Format: int64 */
            epoch: number;
            root: string;
            weight: string;
        };
        /** @description What a provider has, by book: all books in which he ever acted. */
        ProviderAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            books: components["schemas"]["AccountItem"][];
            provider: string;
        };
        /** @description What a provider carries in one book. `curve`: with STX as it is; `carried` is for any other prices, and for a part of the policies. */
        ProviderBookRisk: {
            carried: components["schemas"]["CarriedPolicies"][];
            curve: components["schemas"]["PriceOutcome"][];
            lockedByExpiration: components["schemas"]["LockedCollateral"][];
            premiumPending: string;
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
            worstCase: string;
        };
        /** @description What a provider carries, by book. */
        ProviderRiskAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            books: components["schemas"]["ProviderBookRisk"][];
            inputs: components["schemas"]["RiskInputs"];
            provider: string;
        };
        /** @description Yields of a provider, by book. */
        ProviderYieldAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            books: components["schemas"]["BookYield"][];
            provider: string;
        };
        /** @description A firm quote that is bought. */
        PurchaseRequest: {
            buyer?: string;
            fee?: string;
            /** Format: int64 */
            nonce?: number;
            publicKey?: string;
            quoteId?: string;
        };
        /** @description The terms as the contract wants them, the signature, and what the price was made from. What only a firm quote has is null in an indicative one. `validUntil`: seconds since 1970 of block time; `secondsLeft` are left of it. `btcReference` and `stxReference`: the oracle's prices that the registry holds it against; `btcPrice` and `stxPrice`: those of the market. */
        QuoteAnswer: {
            amount: string;
            asOf: components["schemas"]["FinalBlock"];
            breakEven: string;
            btcPrice: string;
            btcReference: string | null;
            buyer: string | null;
            buyerTier: string;
            collateral: string;
            /** Format: int64 */
            expirationHeight: number;
            /** Format: int64 */
            loadBps: number;
            maximumPayout: string;
            /** @enum {string} */
            policyType: "PUT" | "CALL";
            premium: string;
            premiumUsdE8: string;
            quoteId: string | null;
            /** Format: int64 */
            secondsLeft: number | null;
            signature: string | null;
            strike: string;
            stxPrice: string;
            stxReference: string | null;
            /** @enum {string} */
            style: "AMERICAN" | "EUROPEAN";
            terms: string | null;
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
            /** Format: int64 */
            validUntil: number | null;
            /** Format: int64 */
            volatilityBps: number;
        };
        /** @description How far the books of a token were compared with the vault. `lagBlocks`: Stacks blocks that every fold has applied and that were not compared yet. */
        ReconciledToken: {
            agrees: boolean;
            /** Format: int64 */
            burnHeight: number;
            differences: components["schemas"]["DifferenceItem"][];
            /** Format: int64 */
            fromHeight: number;
            /** Format: int64 */
            height: number;
            indexBlockHash: string;
            /** Format: int64 */
            lagBlocks: number;
            /** @enum {string} */
            token: "STX" | "SBTC";
        };
        /** @description How far the books were compared with the vault: the tokens that were compared at least once. */
        ReconciliationAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            tokens: components["schemas"]["ReconciledToken"][];
        };
        /** @description What the pool may have to pay. */
        RiskAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            books: components["schemas"]["BookRisk"][];
            inputs: components["schemas"]["RiskInputs"];
            tokens: components["schemas"]["TokenRisk"][];
        };
        /** @description What the numbers beside it stand on. */
        RiskInputs: {
            btcPrice: string;
            /** Format: int64 */
            burnHeight: number;
            model: string;
            stxPrice: string;
            volatilities: components["schemas"]["RiskVolatility"][];
        };
        /** @description Totals of live policies. `intrinsic`: what would be paid if all settled now; `coverageBps` is null for SBTC, and without policies. */
        RiskSum: {
            amount: string;
            collateral: string;
            /** Format: int64 */
            coverageBps: number | null;
            intrinsic: string;
            model: components["schemas"]["ModelValues"] | null;
            /** Format: int64 */
            policies: number;
        };
        /** @description Annualised, from the daily closes of so many days up to `day` (days since 1970). */
        RiskVolatility: {
            /** Format: int64 */
            day: number;
            /** Format: int64 */
            volatilityBps: number;
            /** Format: int32 */
            windowDays: number;
        };
        /** @description What would be owed if the price of BTC and the volatility moved by so many percent, so many days from now. */
        ScenarioPoint: {
            /** Format: int32 */
            days: number;
            liability: string;
            /** Format: int32 */
            spotPercent: number;
            /** Format: int32 */
            volatilityPercent: number;
        };
        /** @description A page of policies by the epoch they were sold in, newest first. Instances read one another's pages. */
        SoldPoliciesAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            next: string | null;
            policies: components["schemas"]["SoldPolicyItem"][];
        };
        /** @description A policy of an epoch. `netPremium`: the premium less the vault's fee. `closed` is null while the policy is live. */
        SoldPolicyItem: {
            amount: string;
            closed: components["schemas"]["PolicyClosing"] | null;
            collateral: string;
            /** Format: int64 */
            epoch: number;
            /** Format: int64 */
            expirationHeight: number;
            netPremium: string;
            payout: string;
            /** Format: int64 */
            policyId: number;
            /** @enum {string} */
            policyType: "PUT" | "CALL";
            /** @enum {string} */
            status: "ACTIVE" | "EXERCISED" | "EXPIRED_ITM" | "EXPIRED_OTM" | "VOID";
            strike: string;
        };
        /** @description What a provider's capital did in a period, by book. */
        StatementAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            books: components["schemas"]["BookStatement"][];
            period: components["schemas"]["StatementPeriod"];
            provider: string;
        };
        /** @description Capital and premium at one moment. `premium`: earned and not withdrawn. */
        StatementBalance: {
            capital: string;
            premium: string;
        };
        /** @description Capital put in. */
        StatementDeposit: {
            amount: string;
            /** Format: int64 */
            blockTime: number;
            /** Format: int64 */
            burnHeight: number;
            txid: string;
        };
        /** @description What one policy brought (premium) or cost (loss). */
        StatementLine: {
            amount: string;
            /** Format: int64 */
            blockTime: number;
            /** Format: int64 */
            burnHeight: number;
            /** Format: int64 */
            epoch: number;
            /** Format: int64 */
            policyId: number;
            txid: string;
        };
        /** @description A period: burn heights, both included. */
        StatementPeriod: {
            /** Format: int64 */
            from: number;
            /** Format: int64 */
            to: number;
        };
        /** @description Capital and premium taken out. */
        StatementWithdrawal: {
            /** Format: int64 */
            blockTime: number;
            /** Format: int64 */
            burnHeight: number;
            capital: string;
            premium: string;
            txid: string;
        };
        /** @description `ageMs`: how long ago the last final block came, or was made. `appliedHeight`: the highest Stacks height that every fold has applied, -1 before the first. `halted`: the stages that stopped, with the reason. */
        StatusAnswer: {
            /** Format: int64 */
            ageMs: number;
            /** Format: int64 */
            appliedHeight: number;
            asOf: components["schemas"]["FinalBlock"];
            halted: string[];
            reason: string;
            /** @enum {string} */
            state: "READY" | "STARTING" | "DOWN";
        };
        /** @description A transaction of the services, as it stands. `fee` in micro-STX; `height` is null while it is in no block. */
        SubmittedTransactionItem: {
            /** Format: int64 */
            burnHeight: number | null;
            cause: string;
            /** Format: int64 */
            changedAtMs: number;
            commandId: string;
            contract: string;
            fee: string;
            function: string;
            /** Format: int64 */
            height: number | null;
            /** Format: int64 */
            nonce: number;
            reason: string;
            signer: string;
            state: string;
            txid: string;
        };
        /** @description One account that signs. */
        SubmitterAccount: {
            address: string;
            /**
             * Format: int64
             * @description paid or promised within 144 burn blocks
             */
            feesOfDayMicroStx: number;
            /**
             * Format: int64
             * @description -1 before its first transaction
             */
            nextNonce: number;
            /** Format: int64 */
            parked: number;
            /**
             * Format: int64
             * @description neither final nor failed
             */
            pending: number;
            /**
             * Format: int64
             * @description without a transaction
             */
            waiting: number;
        };
        /** @description What the submitter says of itself. */
        SubmitterDetails: {
            /** Format: int64 */
            burnTip: number;
            /** Format: int64 */
            finalHeight: number;
            /** @description what an operator should know */
            notes: string[];
            /**
             * Format: int64
             * @description how long the transaction that waits longest is signed, 0 when none is
             */
            oldestWaitingBurnBlocks: number;
            /** @description how many open transactions and commands are in each state */
            phases: {
                [key: string]: number;
            };
            /** @description by role */
            signers: {
                [key: string]: components["schemas"]["SubmitterAccount"];
            };
            /** @description what is wrong now and needs somebody */
            troubles: string[];
        };
        /** @description Every part of the system that runs by itself. */
        SystemParts: {
            oracle: components["schemas"]["PartStatusOracleDetails"];
            submitter: components["schemas"]["PartStatusSubmitterDetails"];
            topology: components["schemas"]["PartStatusStatusAnswer"];
            watcher: components["schemas"]["PartStatusWatcherDetails"];
        };
        /** @description The risk of all books of one token. */
        TokenRisk: {
            expiration: components["schemas"]["LargestShare"];
            grid: components["schemas"]["ScenarioPoint"][];
            ladder: components["schemas"]["ExpirationRung"][];
            strike: components["schemas"]["LargestShare"];
            sum: components["schemas"]["RiskSum"];
            /** @enum {string} */
            token: "STX" | "SBTC";
        };
        /** @description `providers` counts those with a weight in the open epoch, in each book: whoever is in two tiers counts twice; null while a weighing is not known. `policies` are live ones. */
        TokenSnapshot: {
            capacityLeft: string;
            capital: string;
            locked: string;
            losses: string;
            /** Format: int64 */
            policies: number;
            premiumEarned: string;
            premiumPending: string;
            /** Format: int64 */
            providers: number | null;
            /** @enum {string} */
            token: "STX" | "SBTC";
            /** Format: int64 */
            utilisationBps: number;
        };
        /** @description What a provider did in blocks that are not final: it may vanish. */
        UnfinalAnswer: {
            acts: components["schemas"]["UnfinalItem"][];
            asOf: components["schemas"]["FinalBlock"];
            provider: string;
        };
        /** @description One act in a block that is not final. */
        UnfinalItem: {
            /** Format: int64 */
            blockTime: number;
            /** Format: int64 */
            burnHeight: number;
            capital: string;
            final: boolean;
            /** Format: int64 */
            height: number;
            indexBlockHash: string;
            /** @enum {string} */
            kind: "DEPOSIT" | "EXIT_REQUEST" | "WITHDRAWAL" | "EPOCH";
            premium: string;
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
            txid: string;
        };
        /** @description The totals of the policies that were sold in one epoch. */
        VintageItem: {
            capacity: string;
            /** Format: int64 */
            endsAt: number;
            /** Format: int64 */
            epoch: number;
            locked: string;
            losses: string;
            premiumEarned: string;
            premiumPending: string;
            /** Format: int64 */
            startsAt: number;
            used: string;
            weight: string;
        };
        /** @description What a book sold, by the epoch it was sold in, ascending; finished ones included. */
        VintagesAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            /** @enum {string} */
            tier: "conservative" | "balanced" | "aggressive";
            /** @enum {string} */
            token: "STX" | "SBTC";
            vintages: components["schemas"]["VintageItem"][];
        };
        /** @description What is not known is left out. `watched`: it is still looked up, so the status may change. */
        WalletTransactionAnswer: {
            asOf: components["schemas"]["FinalBlock"];
            /** Format: int64 */
            burnHeight?: number;
            contract?: string;
            error?: components["schemas"]["FailureReason"];
            final: boolean;
            function?: string;
            /** Format: int64 */
            height?: number;
            indexBlockHash?: string;
            sender?: string;
            /** Format: int64 */
            sinceMs: number;
            /** @enum {string} */
            status: "REGISTERED" | "PENDING" | "IN_BLOCK" | "FINAL" | "FAILED" | "DROPPED" | "NOT_FOUND";
            txid: string;
            watched: boolean;
        };
        /** @description An account that is to get a role: from `appliesAtBurnHeight` on, and no more from `lapsesAtBurnHeight` on. */
        WatcherAnnouncement: {
            account: string;
            /** Format: int64 */
            appliesAtBurnHeight: number;
            /** Format: int64 */
            lapsesAtBurnHeight: number;
            role: string;
        };
        /** @description What was found when the chain was read again. */
        WatcherAudit: {
            /** Format: int64 */
            differences: number;
            /** Format: int64 */
            from: number;
            /** Format: int64 */
            gaps: number;
            /** Format: int64 */
            passes: number;
            reason: string;
            /** Format: int64 */
            to: number;
        };
        /** @description How far the past was read; `secondsLeft` is null until it can be told. */
        WatcherBackfill: {
            /** Format: int64 */
            blocksPerSecond: number;
            /** Format: int64 */
            eventsPerSecond: number;
            /** Format: int64 */
            height: number;
            of: string;
            /** Format: int64 */
            secondsLeft: number | null;
            /** Format: int64 */
            target: number;
        };
        WatcherBlock: {
            /** Format: int64 */
            burnHeight: number;
            /** Format: int64 */
            height: number;
            indexBlockHash: string;
        };
        /** @description Two sources, and the height up to which they say the same. */
        WatcherComparison: {
            /** Format: int64 */
            agreedHeight: number;
            /** Format: int64 */
            comparedHeight: number;
            first: string;
            second: string;
        };
        /** @description `inPlaceFrom`: the height from which its events stand between the others; null while its past is published. */
        WatcherContract: {
            contract: string;
            /** Format: int64 */
            inPlaceFrom: number | null;
            /** Format: int64 */
            pastToldTo: number | null;
        };
        /** @description What the chain watcher says of itself: heights of the chain as it read it. */
        WatcherDetails: {
            audit: components["schemas"]["WatcherAudit"];
            /** @description null while nothing of the past is being read */
            backfill: components["schemas"]["WatcherBackfill"] | null;
            /** Format: int64 */
            burnTip: number;
            comparisons: components["schemas"]["WatcherComparison"][];
            contracts: components["schemas"]["WatcherContract"][];
            final: components["schemas"]["WatcherBlock"] | null;
            /**
             * Format: int64
             * @description Stacks blocks behind its source
             */
            lag: number;
            /** Format: int64 */
            lagSeconds: number;
            /** @description null when the watcher says nothing of them */
            roles: components["schemas"]["WatcherRoles"] | null;
            /** Format: int64 */
            sourceHeight: number;
            /** @description what somebody should know of its sources although they answer; empty when all is well */
            sources: string;
            tip: components["schemas"]["WatcherBlock"] | null;
            /** Format: int64 */
            unfinalBlocks: number;
        };
        /** @description One account in a role: owner, guardian, allocator, registry, fee-recipient, quoter or submitter. */
        WatcherRoleHolder: {
            account: string;
            role: string;
        };
        /** @description Who may do what in the pool, as the roles contract says at a final block. */
        WatcherRoles: {
            /** @description changes that may still come */
            announcements: components["schemas"]["WatcherAnnouncement"][];
            /** Format: int64 */
            burnHeight: number;
            /** @description one sentence for each role that others hold than the deployment says */
            differences: string[];
            /**
             * Format: int64
             * @description 0 before the first reading
             */
            height: number;
            /** @description one row for each holder; empty while nothing is known */
            holders: components["schemas"]["WatcherRoleHolder"][];
            /**
             * Format: int64
             * @description 0: the pool is not paused
             */
            pausedUntilBurnHeight: number;
            /**
             * Format: int64
             * @description so many submitters that agree make a price
             */
            quorum: number;
            /** @description why a newer block was not read; empty when all is well */
            reason: string;
        };
        /** @description A transaction that a wallet broadcast: `txid` is 0x and 64 hex digits. */
        WatchTransactionRequest: {
            txid?: string;
        };
        /** @description What is taken out of a book, in base units; one of the two may be 0. */
        WithdrawalRequest: {
            capital?: string;
            fee?: string;
            /** Format: int64 */
            nonce?: number;
            premium?: string;
            provider?: string;
            publicKey?: string;
            tier?: string;
            token?: string;
        };
        /** @description As of the end of a burn height; premium and losses are sums since the beginning. `blockTime` of its last block. */
        YieldPoint: {
            /** Format: int64 */
            blockTime: number;
            /** Format: int64 */
            burnHeight: number;
            capital: string;
            losses: string;
            premiumEarned: string;
        };
        /** @description `days`: whole days of history in the window. Yields are null below one day, and without capital. */
        YieldWindow: {
            /** Format: int64 */
            annualisedBps: number | null;
            /** Format: int64 */
            days: number;
            /** Format: int64 */
            fromBurnHeight: number;
            losses: string;
            /** Format: int64 */
            netYieldBps: number | null;
            premiumEarned: string;
            timeWeightedCapital: string;
            /** Format: int64 */
            toBurnHeight: number;
            window: string;
        };
    };
    responses: {
        /** @description A refusal, with a stable code and a sentence. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
            /** @description It is not. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
            /** @description It is not. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
        };
    };
    status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusAnswer"];
                };
            };
        };
    };
    prepareActivation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivationRequest"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparedCallAnswer"];
                };
            };
        };
    };
    books: {
        parameters: {
            query?: {
                /** @description Stacks height of a final block: the answer is as of its end. As of now without it. */
                at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BooksAnswer"];
                };
            };
        };
    };
    book: {
        parameters: {
            query?: {
                /** @description Stacks height of a final block: the answer is as of its end. As of now without it. */
                at?: string;
            };
            header?: never;
            path: {
                /** @description conservative, balanced or aggressive. */
                tier: string;
                /** @description STX or SBTC. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookAnswer"];
                };
            };
        };
    };
    exposure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description conservative, balanced or aggressive. */
                tier: string;
                /** @description STX or SBTC. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExposureAnswer"];
                };
            };
        };
    };
    bookPolicies: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description lowest epoch; 0 without it */
                fromEpoch?: string;
                /** @description How many a page has at most, 1 to 500; 50 without it. */
                limit?: number;
                /** @description highest epoch; the newest without it */
                toEpoch?: string;
            };
            header?: never;
            path: {
                /** @description conservative, balanced or aggressive. */
                tier: string;
                /** @description STX or SBTC. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SoldPoliciesAnswer"];
                };
            };
        };
    };
    vintages: {
        parameters: {
            query?: {
                /** @description Stacks height of a final block: the answer is as of its end. As of now without it. */
                at?: string;
            };
            header?: never;
            path: {
                /** @description conservative, balanced or aggressive. */
                tier: string;
                /** @description STX or SBTC. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VintagesAnswer"];
                };
            };
        };
    };
    bookYield: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description conservative, balanced or aggressive. */
                tier: string;
                /** @description STX or SBTC. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookYieldAnswer"];
                };
            };
        };
    };
    prepareDeposit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepositRequest"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparedCallAnswer"];
                };
            };
        };
    };
    prepareExit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExitRequest"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparedCallAnswer"];
                };
            };
        };
    };
    incidents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentsAnswer"];
                };
            };
        };
    };
    acknowledgeIncident: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgementRequest"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcknowledgementAnswer"];
                };
            };
        };
    };
    network: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkAnswer"];
                };
            };
        };
    };
    openApiDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
        };
    };
    operations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationsAnswer"];
                };
            };
        };
    };
    policies: {
        parameters: {
            query?: {
                /** @description as in STX:balanced */
                book?: string | null;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description burn height, not included */
                expiresBefore?: string | null;
                /** @description How many a page has at most, 1 to 500; 50 without it. */
                limit?: number;
                /** @description address of the owner */
                owner?: string | null;
                /** @description ACTIVE, EXERCISED, EXPIRED_ITM, EXPIRED_OTM or VOID */
                status?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoliciesAnswer"];
                };
            };
        };
    };
    policy: {
        parameters: {
            query?: {
                /** @description Stacks height of a final block: the answer is as of its end. As of now without it. */
                at?: string;
            };
            header?: never;
            path: {
                /** @description Number of the policy. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyAnswer"];
                };
            };
        };
    };
    backers: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description How many a page has at most, 1 to 500; 50 without it. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Number of the policy. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackersAnswer"];
                };
            };
        };
    };
    policyHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the policy. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyHistoryAnswer"];
                };
            };
        };
    };
    poolMetrics: {
        parameters: {
            query?: {
                /** @description lowest burn height; 0 without it */
                from?: string;
                /** @description snapshots of a page, 1 to 500; 50 without it */
                limit?: number;
                /** @description highest burn height; now without it */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolMetricsAnswer"];
                };
            };
        };
    };
    prices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricesAnswer"];
                };
            };
        };
    };
    priceDays: {
        parameters: {
            query?: {
                /** @description 1 to 400 of the last days that have a close; 90 without it */
                days?: number;
            };
            header?: never;
            path: {
                /** @description BTC or STX */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceDaysAnswer"];
                };
            };
        };
    };
    provider: {
        parameters: {
            query?: {
                /** @description Stacks height of a final block: the answer is as of its end. As of now without it. */
                at?: string;
            };
            header?: never;
            path: {
                /** @description Stacks address of the provider. */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderAnswer"];
                };
            };
        };
    };
    entries: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description How many a page has at most, 1 to 500; 50 without it. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Stacks address of the provider. */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntriesAnswer"];
                };
            };
        };
    };
    feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Stacks address of the provider. */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
        };
    };
    providerPolicies: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description How many a page has at most, 1 to 500; 50 without it. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Stacks address of the provider. */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackedPoliciesAnswer"];
                };
            };
        };
    };
    proof: {
        parameters: {
            query: {
                /** @description conservative, balanced or aggressive. */
                tier: string;
                /** @description STX or SBTC. */
                token: string;
            };
            header?: never;
            path: {
                /** @description Stacks address of the provider. */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofAnswer"];
                };
            };
        };
    };
    providerRisk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Stacks address of the provider. */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderRiskAnswer"];
                };
            };
        };
    };
    statement: {
        parameters: {
            query?: {
                /** @description json, csv (for people), tax (CSV for tax programs) or html; without it the Accept header says */
                format?: string | null;
                /** @description burn height of the first block; 0 without it */
                from?: string | null;
                /** @description conservative, balanced or aggressive; all without it */
                tier?: string | null;
                /** @description burn height of the last block; now without it */
                to?: string | null;
                /** @description STX or SBTC; both without it */
                token?: string | null;
            };
            header?: never;
            path: {
                /** @description Stacks address of the provider. */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementAnswer"];
                    "text/csv": string;
                    "text/html": string;
                };
            };
        };
    };
    unfinal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Stacks address of the provider. */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnfinalAnswer"];
                };
            };
        };
    };
    providerYield: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Stacks address of the provider. */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderYieldAnswer"];
                };
            };
        };
    };
    preparePurchase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurchaseRequest"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparedCallAnswer"];
                };
            };
        };
    };
    askQuote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuoteRequest"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteAnswer"];
                };
            };
        };
    };
    quote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 0x and 32 hex digits. */
                quoteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnownQuoteAnswer"];
                };
            };
        };
    };
    reconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationAnswer"];
                };
            };
        };
    };
    risk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskAnswer"];
                };
            };
        };
    };
    statementStyle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/css": string;
                };
            };
        };
    };
    stream: {
        parameters: {
            query?: {
                /** @description Comma-separated, some of pool, prices, provider:ADDRESS, policy:ID, transaction:TXID. */
                topics?: string;
            };
            header?: {
                /** @description The id of the last event that was read: what changed since comes first. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    registerTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchTransactionRequest"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletTransactionAnswer"];
                };
            };
        };
    };
    transaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 0x and 64 hex digits. */
                txid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletTransactionAnswer"];
                };
            };
        };
    };
    prepareWithdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparedCallAnswer"];
                };
            };
        };
    };
}
