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
         * Follows topics: first each as it stands, then each time it changes, until the reader leaves.
         * @description Follows topics: first each as it stands, then each time it changes, until the reader leaves. An event is named after its topic, its data is the answer of the matching GET in one line of JSON, and its id goes into `Last-Event-ID` of whoever comes back: he gets what changed since. `block` comes with every choice. A comment says every few seconds that the connection stands.
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
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Deposits less withdrawals, less what is locked and what was lost; base units. */
            available: string;
            /** @description What the open epoch may still lock of his capital, base units. */
            callable: string;
            /** @description Deposits less capital withdrawn, base units; losses are not taken off. */
            deposited: string;
            /**
             * Format: int64
             * @description Number of the epoch of the book, from 0.
             */
            epoch: number;
            /** @description What he asked to keep out of coming epochs, base units. */
            exit: string;
            /** @description At most free at the next opening, when he asks to leave; base units. */
            freeAtNextOpening: string;
            /** @description What the vault pays out now, base units; 0 between two epochs. */
            freeNow: string;
            /** @description Capital that he may have withdrawn in this epoch in all, base units. */
            limit: string;
            /** @description His part of the collateral of live policies, base units, rounded up. */
            locked: string;
            /** @description His part of what was paid out, base units, rounded up. */
            losses: string;
            /** @description Deposits that join at the next opening, base units. */
            pending: string;
            /** @description His part of the premium of ended policies ever, net of the fee; base units, rounded down. */
            premiumEarned: string;
            /** @description His part of the premium of live policies, net of the fee; base units, rounded down. */
            premiumPending: string;
            /** @description Premium that he withdrew ever, base units. */
            premiumWithdrawn: string;
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /** @description His weight in the epoch, sub-units (2^-12 of a base unit). */
            weight: string;
            /** @description What a withdrawal may still take of the capital in this epoch, base units. */
            withdrawable: string;
            /** @description Capital that he has withdrawn in this epoch, base units. */
            withdrawn: string;
            /** @description The most he can lose before the next opening, base units: locked and callable. */
            worstLoss: string;
        };
        /** @description An account as its epoch opened, as a withdrawal shows it to the vault. `opening`: deposits less withdrawals; `settledBurden` and `settledPremium`: its part of the losses and premium of epochs that are over for good; `weights`: in the others, ascending. */
        AccountLeaf: {
            /** @description Deposits less withdrawals as the epoch opened, base units. */
            opening: string;
            /** @description His part of the losses of epochs that are over for good, sub-units (2^-12 of a base unit). */
            settledBurden: string;
            /** @description His part of the premium of epochs that are over for good, sub-units (2^-12 of a base unit). */
            settledPremium: string;
            /** @description In the epochs that are not over for good, ascending. */
            weights: components["schemas"]["LeafWeight"][];
        };
        /** @description It is recorded. `incident`: as this instance shows it, which may be a moment behind. */
        AcknowledgementAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description As this instance shows it, which may be a moment behind. */
            incident: components["schemas"]["IncidentItem"];
        };
        /** @description "Somebody looks into it", as an operator's wallet signed it: SIP-018, domain `{name: "BitHedge Pool", version: "1", chain-id}`, message `{act: "Acknowledge an incident. This moves no funds.", pool, incident, reason, at-ms}` with the vault's contract as pool, incident and reason as string-utf8. */
        AcknowledgementRequest: {
            /**
             * Format: int64
             * @description since 1970, at most ten minutes from our clock
             */
            atMs?: number;
            /** @description Name of the incident, as the list has it. */
            incidentId?: string;
            /** @description Stacks address of the operator. */
            operator?: string;
            /** @description 1 to 300 characters */
            reason?: string;
            /** @description hex of 65 bytes: r, s, recovery id */
            signature?: string;
        };
        /** @description A policy that its owner wants settled now. */
        ActivationRequest: {
            /** @description Fee of the transaction, micro-STX. */
            fee?: string;
            /**
             * Format: int64
             * @description Nonce of the account that signs.
             */
            nonce?: number;
            /** @description Stacks address of the owner. */
            owner?: string;
            /**
             * Format: int64
             * @description Number of the policy, from 1.
             */
            policyId?: number;
            /** @description Public key of the wallet, hex. With nonce and fee the answer has the unsigned transaction. */
            publicKey?: string;
        };
        /** @description The most that one withdrawal may take now, and what bounds it. CAPITAL_LIMIT: what the policies sold, and those that the open epoch may still sell, leave free of his capital; DEPOSITS: what he ever put in; AVAILABLE: what the book has free; PREMIUM_LIMIT: his part of what was earned; BOOK_PREMIUM: what the book has earned and not paid out. `capitalLimit` counts what he withdrew in this epoch, `premiumLimit` what he ever withdrew. */
        AllowedWithdrawal: {
            /** @description The most capital, base units. */
            capital: string;
            /**
             * @description What bounds the capital.
             * @enum {string}
             */
            capitalBoundBy: "CAPITAL_LIMIT" | "DEPOSITS" | "AVAILABLE" | "PREMIUM_LIMIT" | "BOOK_PREMIUM";
            /** @description Capital that may have been withdrawn in this epoch in all, base units. */
            capitalLimit: string;
            /** @description The most premium, base units. */
            premium: string;
            /**
             * @description What bounds the premium.
             * @enum {string}
             */
            premiumBoundBy: "CAPITAL_LIMIT" | "DEPOSITS" | "AVAILABLE" | "PREMIUM_LIMIT" | "BOOK_PREMIUM";
            /** @description Premium that may have been withdrawn ever, base units. */
            premiumLimit: string;
        };
        /** @description Policies that a provider backs, book by book, newest epoch first. */
        BackedPoliciesAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Cursor of the next page; null on the last. */
            next: string | null;
            /** @description By book, the newest epoch first. */
            policies: components["schemas"]["BackedPolicyItem"][];
            /** @description Stacks address of the provider. */
            provider: string;
        };
        /** @description A policy that a provider backs. `share...`: the provider's part of it. Collateral and premium are rounded down, the loss up. */
        BackedPolicyItem: {
            /** @description Bitcoin that is protected, in sats. */
            amount: string;
            /**
             * Format: int64
             * @description Number of the epoch of the book, from 0.
             */
            epoch: number;
            /**
             * Format: int64
             * @description Burn height at which the policy expires.
             */
            expirationHeight: number;
            /**
             * Format: int64
             * @description Number of the policy, from 1.
             */
            policyId: number;
            /**
             * @description PUT pays when BTC falls, in STX; CALL pays when BTC rises, in sBTC.
             * @enum {string}
             */
            policyType: "PUT" | "CALL";
            /**
             * Format: int64
             * @description His share of the policy, basis points.
             */
            shareBps: number;
            /** @description His part of the collateral, base units, rounded down. */
            shareCollateral: string;
            /** @description His part of the payout, base units, rounded up. */
            shareLoss: string;
            /** @description His part of the premium net of the fee, base units, rounded down. */
            sharePremium: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "ACTIVE" | "EXERCISED" | "EXPIRED_ITM" | "EXPIRED_OTM" | "VOID";
            /** @description Price of BTC from which on the policy pays, USD x 10^8. */
            strike: string;
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
        };
        /** @description What one provider carries of a policy: his share of the collateral, and of the premium net of the fee; both rounded down. */
        BackerItem: {
            /** @description His part of the collateral, base units, rounded down. */
            collateral: string;
            /** @description His part of the premium net of the fee, base units, rounded down. */
            premium: string;
            /** @description Stacks address of the provider. */
            provider: string;
            /** @description His weight in the epoch it was sold in, sub-units (2^-12 of a base unit). */
            weight: string;
        };
        /** @description Who backs a policy. `next` is the cursor of the next page. */
        BackersAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Who backs it, one item a provider. */
            backers: components["schemas"]["BackerItem"][];
            /** @description Cursor of the next page; null on the last. */
            next: string | null;
            /**
             * Format: int64
             * @description Number of the policy, from 1.
             */
            policyId: number;
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
        };
        /** @description One book. `capacity`, `used`, `weight` and `root` are those of the open epoch; `startsAt` and `endsAt` are its burn heights. `proposal` is null while none is made; `pausedUntil`: burn height at which a pause ends by itself, null when there is none. */
        BookAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description The most collateral that policies of the epoch may lock, base units. */
            capacity: string;
            /** @description Deposits less withdrawals less losses, base units; the locked part is inside. */
            capital: string;
            /**
             * Format: int64
             * @description Burn height from which on the epoch sells no more.
             */
            endsAt: number;
            /**
             * Format: int64
             * @description Number of the epoch of the book, from 0.
             */
            epoch: number;
            /** @description Collateral of live policies, base units. */
            locked: string;
            /** @description What was paid out of the capital so far, base units. */
            losses: string;
            /**
             * Format: int64
             * @description Burn height at which the pause ends by itself; null when there is none.
             */
            pausedUntil: number | null;
            /**
             * @description OPEN sells; OVER waits for a proposal, PROPOSED for the next epoch to begin; CLOSED sells nothing more.
             * @enum {string}
             */
            phase: "OPEN" | "OVER" | "PROPOSED" | "CLOSED";
            /** @description Premium of ended policies so far, net of the fee; base units. */
            premiumEarned: string;
            /** @description Premium of live policies, net of the fee; base units. */
            premiumPending: string;
            /** @description Premium that providers withdrew ever, base units. */
            premiumWithdrawn: string;
            /** @description The next epoch as it was proposed on the chain; null while none is. */
            proposal: components["schemas"]["ProposedEpoch"] | null;
            /** @description Root of the claim tree, 0x and hex. */
            root: string;
            /**
             * Format: int64
             * @description Burn height at which the epoch began.
             */
            startsAt: number;
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /** @description Collateral that was sold in the epoch so far, base units. */
            used: string;
            /** @description Sum of the weights of its providers, sub-units (2^-12 of a base unit). */
            weight: string;
        };
        /** @description The risk of one book. */
        BookRisk: {
            /** @description Collateral by buyer: how much of it is behind the policies of one. */
            buyer: components["schemas"]["LargestShare"];
            /**
             * Format: int64
             * @description How many buyers have live policies.
             */
            buyers: number;
            /** @description Collateral by expiration: how much of it ends at one burn height. */
            expiration: components["schemas"]["LargestShare"];
            /** @description Collateral by strike: how much of it is behind policies of one. */
            strike: components["schemas"]["LargestShare"];
            /** @description Totals of the live policies. */
            sum: components["schemas"]["RiskSum"];
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
        };
        /** @description All books, and the block that they are as of. */
        BooksAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description One of each token and tier. */
            books: components["schemas"]["BookAnswer"][];
        };
        /** @description The statement of one book: closing.capital = opening.capital + deposits - capital withdrawn - losses + dust.capital; closing.premium = opening.premium + premiums - premium withdrawn + dust.premium. */
        BookStatement: {
            /** @description At the end of the period. */
            closing: components["schemas"]["StatementBalance"];
            /** @description Capital put in within the period. */
            deposits: components["schemas"]["StatementDeposit"][];
            /** @description What rounding leaves between the statement's lines and the balances. */
            dust: components["schemas"]["StatementBalance"];
            /** @description What each policy cost. */
            losses: components["schemas"]["StatementLine"][];
            /** @description At the beginning of the period. */
            opening: components["schemas"]["StatementBalance"];
            /** @description What each policy brought, net of the fee. */
            premiums: components["schemas"]["StatementLine"][];
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /** @description Capital and premium taken out within the period. */
            withdrawals: components["schemas"]["StatementWithdrawal"][];
        };
        /** @description Yields of a provider's capital in one book. */
        BookYield: {
            /** @description By burn height. */
            series: components["schemas"]["YieldPoint"][];
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /** @description 30 days, 90 days and all. */
            windows: components["schemas"]["YieldWindow"][];
        };
        /** @description Yields of the capital in a book. */
        BookYieldAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description By burn height. */
            series: components["schemas"]["YieldPoint"][];
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /** @description 30 days, 90 days and all. */
            windows: components["schemas"]["YieldWindow"][];
        };
        /** @description An argument of a contract call: `hex` as the wallet takes it, `text` is the Clarity literal. */
        CallArgument: {
            /** @description As a wallet takes it: serialized, 0x and hex. */
            hex: string;
            /** @description Name of the argument in the contract. */
            name: string;
            /** @description The Clarity literal. */
            text: string;
            /** @description Its Clarity type. */
            type: string;
        };
        /** @description What may leave whom: a transfer beyond it makes the chain refuse the transaction. `asset` is there when `type` is ft. */
        CallPostCondition: {
            /** @description Base units of the asset. */
            amount: string;
            /** @description Contract, two colons, name; with the type ft only. */
            asset?: string;
            /** @description eq, gt, gte, lt or lte: how what is moved must compare with the amount. */
            condition: string;
            /** @description As a wallet takes it: serialized, 0x and hex. */
            hex: string;
            /** @description Whose it is: address or contract. */
            principal: string;
            /** @description stx or ft (a token of a contract). */
            type: string;
        };
        /** @description Why what we know may not be so. The call is prepared nevertheless: whether it is good is the contract's to say. */
        CallWarning: {
            /**
             * @description What may not be so.
             * @enum {string}
             */
            code: "NOT_READY" | "HALTED" | "INCIDENT_OPEN" | "CHAIN_STALE" | "PRICE_UNAVAILABLE" | "PRICE_STALE";
            /** @description A sentence for people. */
            detail: string;
        };
        /** @description A provider's part of live policies that are alike: PUT in a book of STX, CALL in one of SBTC. At settlement prices it pays as one policy of this amount and collateral would. Both are rounded up. */
        CarriedPolicies: {
            /** @description Bitcoin that is protected, his part, in sats, rounded up. */
            amount: string;
            /** @description His part of the collateral, base units, rounded up. */
            collateral: string;
            /**
             * Format: int64
             * @description Burn height at which the policy expires.
             */
            expirationHeight: number;
            /** @description Price of BTC from which on the policy pays, USD x 10^8. */
            strike: string;
        };
        /** @description The oracle's last price in a final block: the registry holds a firm quote against it. `observedAt` in seconds since 1970. */
        ChainPrice: {
            /**
             * Format: int64
             * @description Bitcoin height of the record.
             */
            burnHeight: number;
            /**
             * Format: int64
             * @description When it was observed, seconds since 1970.
             */
            observedAt: number;
            /** @description USD x 10^8 for one coin. */
            price: string;
        };
        /** @description The call: contract, function, arguments, and the post-conditions in Deny mode. */
        ContractCall: {
            /** @description In the order of the contract's function. */
            arguments: components["schemas"]["CallArgument"][];
            /** @description Address of the contract's deployer, a dot, and its name. */
            contract: string;
            /** @description Name of the contract's function. */
            function: string;
            /** @description deny: nothing moves that no condition allows. */
            postConditionMode: string;
            /** @description What may leave whom. */
            postConditions: components["schemas"]["CallPostCondition"][];
        };
        /** @description `sbtcToken` is the asset: contract, two colons, name. */
        ContractNames: {
            /** @description The contract that has the prices; null when none is configured. */
            oracle: string | null;
            /** @description The contract that has the policies. */
            registry: string;
            /** @description The asset: contract, two colons, name. */
            sbtcToken: string;
            /** @description The contract that has the money. */
            vault: string;
        };
        /** @description A deposit into a book, `amount` in base units. `publicKey`, `nonce` and `fee` (micro-STX) together add the unsigned transaction. */
        DepositRequest: {
            /** @description What is put in, base units as a decimal string. */
            amount?: string;
            /** @description Fee of the transaction, micro-STX. */
            fee?: string;
            /**
             * Format: int64
             * @description Nonce of the account that signs.
             */
            nonce?: number;
            /** @description Stacks address of the provider. */
            provider?: string;
            /** @description Public key of the wallet, hex. With nonce and fee the answer has the unsigned transaction. */
            publicKey?: string;
            /** @description conservative, balanced or aggressive: with the token, the book. */
            tier?: string;
            /** @description STX or SBTC: what the amounts are of. */
            token?: string;
        };
        /** @description One thing in which the vault and the books are not the same. */
        DifferenceItem: {
            /** @description Stable: for programs. */
            code: string;
            /** @description What should have been there. */
            expected: string;
            /** @description What was there. */
            got: string;
            /** @description What it is about. */
            subject: string;
        };
        /** @description `reason`: STALE (older than 120 s), OUTLIER (outside the quartiles), DISAGREES (more than 2 % from the median). */
        DroppedSource: {
            /**
             * Format: int64
             * @description How old it is, milliseconds.
             */
            ageMs: number;
            /** @description USD x 10^8 for one coin. */
            price: string;
            /** @description STALE (older than 120 s), OUTLIER (outside the quartiles) or DISAGREES (more than 2 % from the median). */
            reason: string;
            /** @description Name of the source. */
            source: string;
        };
        /** @description What a provider did, newest first. `next` is the cursor of the next page. */
        EntriesAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Newest first. */
            entries: components["schemas"]["EntryItem"][];
            /** @description Cursor of the next page; null on the last. */
            next: string | null;
            /** @description Stacks address of the provider. */
            provider: string;
        };
        /** @description One act of a provider, or one epoch: `txid` is empty for an EPOCH. */
        EntryItem: {
            /**
             * Format: int64
             * @description Time of the Stacks block, seconds since 1970.
             */
            blockTime: number;
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /** @description Capital of the act, base units. */
            capital: string;
            /**
             * Format: int64
             * @description The epoch that the vault counted it in.
             */
            epoch: number;
            /**
             * Format: int64
             * @description Height of the Stacks block.
             */
            height: number;
            /** @description Index block hash of the Stacks block, 0x and hex; names one block on one branch. */
            indexBlockHash: string;
            /**
             * @description What happened.
             * @enum {string}
             */
            kind: "DEPOSIT" | "EXIT_REQUEST" | "WITHDRAWAL" | "EPOCH";
            /** @description Premium of the act, base units. */
            premium: string;
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /** @description Transaction, 0x and hex; empty for an EPOCH. */
            txid: string;
            /** @description His weight in the epoch, sub-units (2^-12 of a base unit). */
            weight: string;
        };
        /** @description Capital that leaves a book when epochs end, `amount` in base units; 0 cancels. */
        ExitRequest: {
            /** @description What is to be kept out of coming epochs, base units as a decimal string; 0 takes it back. */
            amount?: string;
            /** @description Fee of the transaction, micro-STX. */
            fee?: string;
            /**
             * Format: int64
             * @description Nonce of the account that signs.
             */
            nonce?: number;
            /** @description Stacks address of the provider. */
            provider?: string;
            /** @description Public key of the wallet, hex. With nonce and fee the answer has the unsigned transaction. */
            publicKey?: string;
            /** @description conservative, balanced or aggressive: with the token, the book. */
            tier?: string;
            /** @description STX or SBTC: what the amounts are of. */
            token?: string;
        };
        /** @description The policies that expire at one burn height. */
        ExpirationRung: {
            /** @description Bitcoin that is protected, in sats. */
            amount: string;
            /** @description What is locked: the most that can be paid, base units. */
            collateral: string;
            /**
             * Format: int64
             * @description Burn height at which the policy expires.
             */
            expirationHeight: number;
            /** @description What would be paid if it settled now, base units. */
            intrinsic: string;
            /**
             * Format: int64
             * @description Number of live policies.
             */
            policies: number;
        };
        /** @description What a book may have to pay. */
        ExposureAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Collateral by buyer: how much of it is behind the policies of one. */
            buyer: components["schemas"]["LargestShare"];
            /** @description Live policies that are alike, one item each. */
            cells: components["schemas"]["ExposureCell"][];
            /** @description Collateral by expiration: how much of it ends at one burn height. */
            expiration: components["schemas"]["LargestShare"];
            /** @description What would be owed if prices, volatility and time moved. */
            grid: components["schemas"]["ScenarioPoint"][];
            /** @description What the numbers were computed from. */
            inputs: components["schemas"]["RiskInputs"];
            /** @description Live policies by the burn height at which they expire. */
            ladder: components["schemas"]["ExpirationRung"][];
            /** @description Collateral by strike: how much of it is behind policies of one. */
            strike: components["schemas"]["LargestShare"];
            /** @description Totals of the live policies. */
            sum: components["schemas"]["RiskSum"];
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
        };
        /** @description Live policies of a book that are alike. `intrinsic`: what would be paid if they settled now; `distanceBps`: from the price to the strike. */
        ExposureCell: {
            /** @description Bitcoin that is protected, in sats. */
            amount: string;
            /** @description What is locked: the most that can be paid, base units. */
            collateral: string;
            /**
             * Format: int64
             * @description From the price to the strike, basis points of the price.
             */
            distanceBps: number;
            /**
             * Format: int64
             * @description Number of the epoch of the book, from 0.
             */
            epoch: number;
            /**
             * Format: int64
             * @description Burn height at which the policy expires.
             */
            expirationHeight: number;
            /** @description What would be paid if it settled now, base units. */
            intrinsic: string;
            /** @description What they are worth by the model; null while no volatility is known. */
            model: components["schemas"]["ModelValues"] | null;
            /**
             * Format: int64
             * @description Number of live policies.
             */
            policies: number;
            /**
             * @description PUT pays when BTC falls, in STX; CALL pays when BTC rises, in sBTC.
             * @enum {string}
             */
            policyType: "PUT" | "CALL";
            /** @description Price of BTC from which on the policy pays, USD x 10^8. */
            strike: string;
        };
        /** @description Why it failed: the code as the contract returned it, the constant in its source, and what that means. */
        FailureReason: {
            /** @description As the contract returned it. */
            code: string;
            /** @description The constant in the contract's source. */
            name: string;
            /** @description What it means, for people. */
            sentence: string;
        };
        /** @description The final block that the numbers beside it belong to. */
        FinalBlock: {
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /** @description Always true. */
            final: boolean;
            /**
             * Format: int64
             * @description Height of the Stacks block.
             */
            height: number;
            /** @description Index block hash of the Stacks block, 0x and hex; names one block on one branch. */
            indexBlockHash: string;
        };
        /** @description `reason` says why it is DOWN, in words; empty when it is UP. */
        HealthAnswer: {
            /** @description Why, in words; empty when there is nothing to say. */
            reason: string;
            /**
             * @description UP or DOWN.
             * @enum {string}
             */
            status: "UP" | "DOWN";
        };
        /** @description `by` is the last act, null while it is open. */
        IncidentItem: {
            /** @description The last act of an operator; null while it is open. */
            by: components["schemas"]["OperatorAct"] | null;
            /** @description What kind of incident it is: stable, for programs. */
            code: string;
            /** @description What should have been there. */
            expected: string;
            /** @description What was there. */
            got: string;
            /**
             * Format: int64
             * @description Stacks height at which it was found.
             */
            height: number;
            /** @description Name of the incident. */
            id: string;
            /** @description A sentence for people. */
            message: string;
            /** @description The part that found it. */
            stage: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            state: "OPEN" | "ACKNOWLEDGED" | "RESOLVED";
            /** @description Whether quotes of its token are refused while it is not resolved. */
            stopsQuotes: boolean;
            /** @description Whether they are refused now. */
            stopsQuotesNow: boolean;
            /** @description What it is about. */
            subject: string;
            /** @description The token whose books it concerns; null for both. */
            token: ("STX" | "SBTC") | null;
        };
        /** @description Incidents, resolved ones included: all that stop quotes or did, and the newest 1,000 warnings. `operators`: addresses whose signed word acknowledges one. */
        IncidentsAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Resolved ones included. */
            incidents: components["schemas"]["IncidentItem"][];
            /** @description Addresses whose signed word acknowledges an incident. */
            operators: string[];
        };
        /** @description A firm quote later on: `asOf` stays the block it was priced at, `seenAt` is the one that says its status. */
        KnownQuoteAnswer: {
            /** @description Bitcoin that is protected, in sats. */
            amount: string;
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Price of BTC at which the payout is worth the premium, USD x 10^8. */
            breakEven: string;
            /** @description Price of BTC, USD x 10^8. */
            btcPrice: string;
            /** @description The oracle's price of BTC that the registry holds the quote against, USD x 10^8; null in an indicative quote. */
            btcReference: string | null;
            /** @description Stacks address of the buyer. */
            buyer: string | null;
            /** @description How the policy counts for its buyer: conservative, standard, flexible or crash, by how far the strike is from the price. */
            buyerTier: string;
            /** @description What is locked: the most that can be paid, base units. */
            collateral: string;
            /**
             * Format: int64
             * @description Burn height at which the policy expires.
             */
            expirationHeight: number;
            /**
             * Format: int64
             * @description What was added to the model's price, basis points.
             */
            loadBps: number;
            /** @description The most that it pays, base units. */
            maximumPayout: string;
            /**
             * Format: int64
             * @description The policy that was bought by it; null while none was.
             */
            policyId: number | null;
            /**
             * @description PUT pays when BTC falls, in STX; CALL pays when BTC rises, in sBTC.
             * @enum {string}
             */
            policyType: "PUT" | "CALL";
            /** @description Premium as the buyer pays it, base units. */
            premium: string;
            /** @description The premium in dollars, USD x 10^8. */
            premiumUsdE8: string;
            /** @description Name of the quote, 0x and 32 hex digits. */
            quoteId: string | null;
            /**
             * Format: int64
             * @description Seconds until then.
             */
            secondsLeft: number | null;
            /** @description The final block that says the status. */
            seenAt: components["schemas"]["FinalBlock"];
            /** @description The signature, 65 bytes as 0x and hex. */
            signature: string | null;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "OPEN" | "EXPIRED" | "USED";
            /** @description Price of BTC from which on the policy pays, USD x 10^8. */
            strike: string;
            /** @description Price of STX, USD x 10^8. */
            stxPrice: string;
            /** @description The oracle's price of STX that the registry holds the quote against, USD x 10^8; null in an indicative quote. */
            stxReference: string | null;
            /**
             * @description AMERICAN may be exercised before it expires, EUROPEAN not.
             * @enum {string}
             */
            style: "AMERICAN" | "EUROPEAN";
            /** @description As the contract takes them: a Clarity tuple, hex; null in an indicative quote. */
            terms: string | null;
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /**
             * Format: int64
             * @description Until then it may be used, seconds since 1970 of block time.
             */
            validUntil: number | null;
            /**
             * Format: int64
             * @description Volatility of a year, basis points.
             */
            volatilityBps: number;
        };
        /** @description How much of the collateral is in one hand or on one day: the largest part, and the sum of squares. `largest` is null without policies. */
        LargestShare: {
            /**
             * Format: int64
             * @description Sum of the squares of all shares, basis points: 10,000 when all is in one.
             */
            herfindahlBps: number;
            /** @description Whose or which it is; null without policies. */
            largest: string | null;
            /**
             * Format: int64
             * @description Its share of the collateral, basis points.
             */
            largestShareBps: number;
        };
        /** @description A weight that a leaf names. */
        LeafWeight: {
            /**
             * Format: int64
             * @description Number of the epoch of the book, from 0.
             */
            epoch: number;
            /** @description Of the provider, sub-units (2^-12 of a base unit). */
            weight: string;
        };
        /** @description A provider's collateral behind policies that expire at one burn height. */
        LockedCollateral: {
            /** @description His part of the collateral, base units, rounded up. */
            collateral: string;
            /**
             * Format: int64
             * @description Burn height at which the policy expires.
             */
            expirationHeight: number;
        };
        /** @description What the live policies are worth to their owners, by the model. `thetaUsd` is per day, `vegaUsd` per percentage point of volatility. */
        ModelValues: {
            /** @description BTC to hold against it, sats; with a sign. */
            deltaSats: string;
            /** @description Change of the delta when BTC moves by 1 %, sats; with a sign. */
            gammaSats: string;
            /** @description Change of the value by one day, USD x 10^8; with a sign. */
            thetaUsd: string;
            /** @description What they are worth, base units, rounded up. */
            value: string;
            /** @description The same in dollars, USD x 10^8. */
            valueUsd: string;
            /** @description Change of the value for one percentage point of volatility, USD x 10^8. */
            vegaUsd: string;
        };
        /** @description `nodeUrl`: where a browser reaches a node. `developmentWallet`: pages may offer keys that everybody knows. */
        NetworkAnswer: {
            /** @description The newest final block; height 0 before the first. */
            asOf: components["schemas"]["FinalBlock"];
            /**
             * Format: int32
             * @description How long a Bitcoin block takes on average.
             */
            burnBlockSeconds: number;
            /** @description Whether policies of type CALL are sold. */
            callsEnabled: boolean;
            /**
             * Format: int64
             * @description The chain id that transactions are signed for.
             */
            chainId: number;
            /** @description The contracts of this pool. */
            contracts: components["schemas"]["ContractNames"];
            /** @description Whether pages may offer keys that everybody knows: on a devnet only. */
            developmentWallet: boolean;
            /** @description Address of a block explorer for people; null when there is none. */
            explorerUrl: string | null;
            /**
             * Format: int32
             * @description A block is final when one stands on it whose Bitcoin block is so many later.
             */
            finalityBurnBlocks: number;
            /** @description mainnet, testnet or devnet. */
            network: string;
            /** @description Where a browser reaches a node of the chain. */
            nodeUrl: string;
        };
        /** @description What is asked to be covered. Amounts as decimal strings: strike in USD x 10^8 per BTC, amount in sats. `style` defaults to AMERICAN, `indicative` to false. `buyer`: the account that will buy, and nobody else can; a firm quote needs it. */
        NewQuoteRequest: {
            /** @description Bitcoin that is protected, in sats. */
            amount?: string;
            /** @description Stacks address of the buyer. */
            buyer?: string;
            /**
             * Format: int64
             * @description Burn height at which the policy expires.
             */
            expirationHeight?: number;
            /** @description Whether an unsigned price is enough. False without it. */
            indicative?: boolean;
            /** @description PUT pays when BTC falls, in STX; CALL pays when BTC rises, in sBTC. */
            policyType?: string;
            /** @description Price of BTC from which on the policy pays, USD x 10^8. */
            strike?: string;
            /** @description AMERICAN may be exercised before it expires, EUROPEAN not. */
            style?: string;
        };
        /** @description This document: OpenAPI 3.1. */
        OpenApiDocument: {
            /** @description Version of OpenAPI. */
            openapi: string;
        } & {
            [key: string]: unknown;
        };
        /** @description How every part is, and what was sent to the chain last. */
        OperationsAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Each part of the system. */
            parts: components["schemas"]["SystemParts"];
            /** @description Last changed first. */
            transactions: components["schemas"]["SubmittedTransactionItem"][];
        };
        /** @description What an operator did about an incident, at `atMs` since 1970. */
        OperatorAct: {
            /**
             * Format: int64
             * @description When, milliseconds since 1970.
             */
            atMs: number;
            /** @description Stacks address of the operator. */
            operator: string;
            /** @description Why, in words; empty when there is nothing to say. */
            reason: string;
        };
        /** @description What the oracle says of itself. */
        OracleDetails: {
            /** @description One for each asset. */
            feeds: components["schemas"]["OracleFeed"][];
            /** @description Where prices come from. */
            sources: components["schemas"]["OracleSource"][];
            /** @description what an operator should know, one sentence a source */
            words: string[];
        };
        /** @description `refused` counts what was read and not believed, `lastRefusal` says why. */
        OracleFeed: {
            /**
             * Format: int64
             * @description When a price was last published, milliseconds since 1970; 0: never.
             */
            lastPublishedAtMs: number;
            /** @description Why the last one was not believed; empty when it was. */
            lastRefusal: string;
            /** @description Name of the asset. */
            name: string;
            /**
             * Format: int64
             * @description How many prices were published.
             */
            published: number;
            /**
             * Format: int64
             * @description How many were read and not believed.
             */
            refused: number;
        };
        /** @description `lastPrice` in USD, empty before the first; `lastRefusal` is empty when the last reading was believed. */
        OracleMarket: {
            /** @description BTC or STX. */
            asset: string;
            /**
             * Format: int64
             * @description When it was last read and believed, milliseconds since 1970; 0: never.
             */
            lastGoodAtMs: number;
            /** @description USD as text; empty before the first. */
            lastPrice: string;
            /** @description Why the last one was not believed; empty when it was. */
            lastRefusal: string;
            /**
             * Format: int64
             * @description How many prices were read and believed.
             */
            observed: number;
            /**
             * Format: int64
             * @description How many were read and not believed.
             */
            refused: number;
        };
        /** @description A venue. */
        OracleSource: {
            /** @description closed while it is asked, open while it is left alone after failures, half-open while it is tried again */
            breaker: string;
            /** @description What it is asked for. */
            markets: components["schemas"]["OracleMarket"][];
            /**
             * Format: int64
             * @description An older price of it counts for nothing, milliseconds.
             */
            maxAgeMs: number;
            /** @description Name of the venue. */
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
            /** @description Name. */
            name: string;
            /** @description why it is not UP, in words; empty when it is */
            reason: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            state: "UP" | "DEGRADED" | "DOWN" | "UNKNOWN";
        };
        /** @description How one part is. */
        PartStatusStatusAnswer: {
            /** @description what it says of itself; null when it says nothing, or nothing that can be read */
            details: components["schemas"]["StatusAnswer"] | null;
            /** @description Name. */
            name: string;
            /** @description why it is not UP, in words; empty when it is */
            reason: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            state: "UP" | "DEGRADED" | "DOWN" | "UNKNOWN";
        };
        /** @description How one part is. */
        PartStatusSubmitterDetails: {
            /** @description what it says of itself; null when it says nothing, or nothing that can be read */
            details: components["schemas"]["SubmitterDetails"] | null;
            /** @description Name. */
            name: string;
            /** @description why it is not UP, in words; empty when it is */
            reason: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            state: "UP" | "DEGRADED" | "DOWN" | "UNKNOWN";
        };
        /** @description How one part is. */
        PartStatusWatcherDetails: {
            /** @description what it says of itself; null when it says nothing, or nothing that can be read */
            details: components["schemas"]["WatcherDetails"] | null;
            /** @description Name. */
            name: string;
            /** @description why it is not UP, in words; empty when it is */
            reason: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            state: "UP" | "DEGRADED" | "DOWN" | "UNKNOWN";
        };
        /** @description A page of policies. `next` is the cursor of the next page. */
        PoliciesAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Cursor of the next page; null on the last. */
            next: string | null;
            /** @description A page of them. */
            policies: components["schemas"]["PolicyAnswer"][];
        };
        /** @description A policy as it stands. `activationRequestedAt` is a burn height, 0 when nobody asked; `settlement` is null while it is active. VOID: the oracle recorded no price for a week behind the expiration, nothing was paid and the premium went back. */
        PolicyAnswer: {
            /**
             * Format: int64
             * @description Burn height of the owner's request to activate it; 0 when nobody asked.
             */
            activationRequestedAt: number;
            /** @description Bitcoin that is protected, in sats. */
            amount: string;
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description What is locked: the most that can be paid, base units. */
            collateral: string;
            /** @description When and at what prices it was bought. */
            created: components["schemas"]["PolicyCreation"];
            /**
             * Format: int64
             * @description Burn height at which the policy expires.
             */
            expirationHeight: number;
            /** @description Stacks address of the owner. */
            owner: string;
            /**
             * Format: int64
             * @description Number of the policy, from 1.
             */
            policyId: number;
            /**
             * @description PUT pays when BTC falls, in STX; CALL pays when BTC rises, in sBTC.
             * @enum {string}
             */
            policyType: "PUT" | "CALL";
            /** @description Premium as the buyer pays it, base units. */
            premium: string;
            /** @description Name of the quote, 0x and 32 hex digits. */
            quoteId: string;
            /** @description How it ended; null while it is active. */
            settlement: components["schemas"]["PolicySettlement"] | null;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "ACTIVE" | "EXERCISED" | "EXPIRED_ITM" | "EXPIRED_OTM" | "VOID";
            /** @description Price of BTC from which on the policy pays, USD x 10^8. */
            strike: string;
            /**
             * @description AMERICAN may be exercised before it expires, EUROPEAN not.
             * @enum {string}
             */
            style: "AMERICAN" | "EUROPEAN";
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
        };
        /** @description The block in which a policy ended; `height` is the Stacks height, `blockTime` in seconds. */
        PolicyClosing: {
            /**
             * Format: int64
             * @description Time of the Stacks block, seconds since 1970.
             */
            blockTime: number;
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /**
             * Format: int64
             * @description Stacks height at which it ended.
             */
            height: number;
            /** @description Transaction, 0x and hex. */
            txid: string;
        };
        /** @description When a policy was bought, and the prices (USD x 10^8 per coin) of that moment. */
        PolicyCreation: {
            /** @description Price of BTC, USD x 10^8. */
            btcPrice: string;
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /** @description Price of STX, USD x 10^8. */
            stxPrice: string;
            /** @description Transaction, 0x and hex. */
            txid: string;
        };
        /** @description What happened to a policy, in chain order. */
        PolicyHistoryAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description In chain order. */
            entries: components["schemas"]["PolicyHistoryItem"][];
            /**
             * Format: int64
             * @description Number of the policy, from 1.
             */
            policyId: number;
        };
        /** @description One event of a policy. `code` is the contract's error of an ITEM_FAILED, 0 otherwise. */
        PolicyHistoryItem: {
            /**
             * Format: int64
             * @description Time of the Stacks block, seconds since 1970.
             */
            blockTime: number;
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /**
             * Format: int64
             * @description The contract's error of an ITEM_FAILED; 0 otherwise.
             */
            code: number;
            /**
             * Format: int64
             * @description Height of the Stacks block.
             */
            height: number;
            /** @description Index block hash of the Stacks block, 0x and hex; names one block on one branch. */
            indexBlockHash: string;
            /**
             * @description What happened.
             * @enum {string}
             */
            kind: "CREATED" | "ACTIVATION_REQUESTED" | "ACTIVATION_LAPSED" | "ITEM_FAILED" | "CLOSED";
            /** @description Transaction, 0x and hex. */
            txid: string;
        };
        /** @description How a policy ended: at which prices, and what it paid. A price is null where none was used; `btcAt` and `stxAt` are the burn heights of the oracle's records. `shortfall` is owed beyond the collateral. `premiumBack`: of a VOID one, all of the premium but the fee; else 0. */
        PolicySettlement: {
            /**
             * Format: int64
             * @description Burn height of the oracle's record of BTC that was used; null where none was.
             */
            btcAt: number | null;
            /** @description Price of BTC that ended it, USD x 10^8; null where none was used. */
            btcPrice: string | null;
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /** @description What was paid out, base units. */
            payout: string;
            /** @description Of a VOID policy all of the premium but the fee, else 0; base units. */
            premiumBack: string;
            /** @description What it was worth above its collateral, base units; nobody is paid it. */
            shortfall: string;
            /**
             * Format: int64
             * @description Burn height of the oracle's record of STX that was used; null where none was.
             */
            stxAt: number | null;
            /** @description Price of STX that ended it, USD x 10^8; null where none was used. */
            stxPrice: string | null;
            /** @description Transaction, 0x and hex. */
            txid: string;
        };
        /** @description Newest first; `next` is the `to` of the next page. */
        PoolMetricsAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description The `to` of the next page; null on the last. */
            next: string | null;
            /** @description Newest first. */
            snapshots: components["schemas"]["PoolSnapshot"][];
        };
        /** @description The pool at the end of the first final block of an hour. `burnHeight` is that of the block, `blockTime` in seconds. */
        PoolSnapshot: {
            /**
             * Format: int64
             * @description Time of the Stacks block, seconds since 1970.
             */
            blockTime: number;
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /**
             * Format: int64
             * @description Height of the Stacks block.
             */
            height: number;
            /** @description One of each token. */
            tokens: components["schemas"]["TokenSnapshot"][];
        };
        /** @description Where the folds stand. */
        PositionEvent: {
            /**
             * Format: int64
             * @description The highest Stacks height that every fold has applied; -1 before the first.
             */
            appliedHeight: number;
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Stages that stopped, each with its reason; empty when all run. */
            halted: string[];
        };
        /** @description A contract call as a wallet takes it (SIP-030 `stx_callContract`), and what it does in words. `warnings`: why what we know may not be so; the contracts judge. `allowed` is there for a withdrawal; `validUntil` and `secondsLeft` (block time) for a purchase. `unsignedTransaction` is there when the request said public key, nonce and fee. */
        PreparedCallAnswer: {
            /** @description The most that one withdrawal may take now. With a withdrawal only. */
            allowed?: components["schemas"]["AllowedWithdrawal"];
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description The call to sign. */
            call: components["schemas"]["ContractCall"];
            /**
             * Format: int64
             * @description Seconds of block time that are left of it. With a purchase only.
             */
            secondsLeft?: number;
            /** @description What the call does, in words. */
            summary: string;
            /** @description The transaction without its signature, 0x and hex. When the request had public key, nonce and fee. */
            unsignedTransaction?: string;
            /**
             * Format: int64
             * @description The quote may be used until then, seconds since 1970 of block time. With a purchase only.
             */
            validUntil?: number;
            /** @description Why what we know may not be so; empty when nothing is. */
            warnings: components["schemas"]["CallWarning"][];
        };
        /** @description `day`: a UTC day such as 2026-03-04. `price`: what the asset closed at, USD x 10^8, as the median of so many `sources`. */
        PriceDay: {
            /** @description A UTC day such as 2026-03-04. */
            day: string;
            /** @description USD x 10^8 for one coin. */
            price: string;
            /**
             * Format: int32
             * @description How many sources its median is of.
             */
            sources: number;
        };
        /** @description What an asset closed at, day by day, the oldest first; a day without a close is left out. */
        PriceDaysAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /**
             * @description BTC or STX.
             * @enum {string}
             */
            asset: "BTC" | "STX";
            /** @description The oldest first; a day without a close is left out. */
            days: components["schemas"]["PriceDay"][];
        };
        /** @description `price` in USD x 10^8 per coin and its age; null with a reason when there is none, or none of now: `ageMs` is then that of the last one. `onChain` is null before the oracle's first record. */
        PriceItem: {
            /**
             * Format: int64
             * @description How old the price is, milliseconds; of the last one when there is none of now; null when there never was one.
             */
            ageMs: number | null;
            /**
             * @description BTC or STX.
             * @enum {string}
             */
            asset: "BTC" | "STX";
            /** @description Sources that have no part in the price, and why. */
            dropped: components["schemas"]["DroppedSource"][];
            /** @description The oracle contract's last record; null before the first. */
            onChain: components["schemas"]["ChainPrice"] | null;
            /** @description USD x 10^8 for one coin; null when there is none of now. */
            price: string | null;
            /** @description Why there is no price of now; null when there is one. */
            reason: string | null;
            /** @description Sources that have a part in the price. */
            used: components["schemas"]["PriceSource"][];
            /** @description One of each length of time. */
            volatilities: components["schemas"]["PriceVolatility"][];
        };
        /** @description What a provider loses and earns if BTC is at `btcPrice` when all settles. */
        PriceOutcome: {
            /** @description Price of BTC, USD x 10^8. */
            btcPrice: string;
            /** @description His loss, base units. */
            loss: string;
            /** @description Premium less loss, base units; with a sign. */
            net: string;
            /** @description His premium of the live policies, base units. */
            premium: string;
            /**
             * Format: int32
             * @description BTC price, percent of now: 0 is as it is; with a sign.
             */
            spotPercent: number;
        };
        /** @description `asOf`: the final block of the books that the prices stand beside; each price has its own age. */
        PricesAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description One of each asset. */
            prices: components["schemas"]["PriceItem"][];
        };
        /** @description A source that has a part in the price; without a price: one that is fresh and agrees, of too few. */
        PriceSource: {
            /**
             * Format: int64
             * @description How old it is, milliseconds.
             */
            ageMs: number;
            /** @description USD x 10^8 for one coin. */
            price: string;
            /** @description Name of the source. */
            source: string;
            /**
             * Format: int64
             * @description Its weight in the median.
             */
            weight: number;
        };
        /** @description `ewmaBps`: recent days weigh more; null when it was not computed. `lastDay`: the UTC day of the last close. */
        PriceVolatility: {
            /**
             * Format: int64
             * @description Volatility of a year in which recent days weigh more, basis points; null when it was not computed.
             */
            ewmaBps: number | null;
            /** @description UTC day of the last close. */
            lastDay: string;
            /**
             * Format: int32
             * @description How many daily closes it was computed from.
             */
            points: number;
            /**
             * Format: int64
             * @description Volatility of a year, basis points.
             */
            volatilityBps: number;
            /**
             * Format: int32
             * @description Days that the volatility was computed over.
             */
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
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Whether the book is closed for good, so that the leaf stays as it is. */
            closed: boolean;
            /**
             * Format: int64
             * @description Number of the epoch of the book, from 0.
             */
            epoch: number;
            /** @description The provider's leaf. */
            leaf: components["schemas"]["AccountLeaf"];
            /** @description sha256 of the message, 0x and hex. */
            leafHash: string;
            /** @description What is hashed: 0x00 and the leaf as Clarity's to-consensus-buff? writes it; 0x and hex. */
            message: string;
            /** @description Stacks address of the provider. */
            provider: string;
            /** @description Root of the claim tree, 0x and hex. */
            root: string;
            /** @description From the leaf up. */
            steps: components["schemas"]["ProofStep"][];
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /** @description Sum of the weights of its providers, sub-units (2^-12 of a base unit). */
            weight: string;
        };
        /** @description One node up: the other child of it, the weight below that child, and whether it is the left one. */
        ProofStep: {
            /** @description Hash of the other child, 0x and hex. */
            hash: string;
            /** @description Whether the other child is the left one. */
            left: boolean;
            /** @description The weight below the other child, sub-units (2^-12 of a base unit). */
            sum: string;
        };
        /** @description The next epoch as it was proposed on the chain: from burn height `confirmableAt` on anybody may begin it; until then the guardian may veto it. */
        ProposedEpoch: {
            /** @description The most collateral that policies of the epoch may lock, base units. */
            capacity: string;
            /**
             * Format: int64
             * @description Burn height from which on anybody may begin it.
             */
            confirmableAt: number;
            /**
             * Format: int64
             * @description Its number.
             */
            epoch: number;
            /** @description Root of the claim tree, 0x and hex. */
            root: string;
            /** @description Sum of the weights of its providers, sub-units (2^-12 of a base unit). */
            weight: string;
        };
        /** @description What a provider has, by book: all books in which he ever acted. */
        ProviderAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description One of each token and tier. */
            books: components["schemas"]["AccountItem"][];
            /** @description Stacks address of the provider. */
            provider: string;
        };
        /** @description What a provider carries in one book. `curve`: with STX as it is; `carried` is for any other prices, and for a part of the policies. */
        ProviderBookRisk: {
            /** @description His part of live policies that are alike: his loss at any prices follows from it. */
            carried: components["schemas"]["CarriedPolicies"][];
            /** @description What he loses and earns at other prices of BTC, with STX as it is. */
            curve: components["schemas"]["PriceOutcome"][];
            /** @description When his locked capital may come free. */
            lockedByExpiration: components["schemas"]["LockedCollateral"][];
            /** @description His part of the premium of live policies, net of the fee; base units, rounded down. */
            premiumPending: string;
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /** @description He loses everything that is locked, base units. */
            worstCase: string;
        };
        /** @description What a provider carries, by book. */
        ProviderRiskAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description One of each token and tier. */
            books: components["schemas"]["ProviderBookRisk"][];
            /** @description What the numbers were computed from. */
            inputs: components["schemas"]["RiskInputs"];
            /** @description Stacks address of the provider. */
            provider: string;
        };
        /** @description Yields of a provider, by book. */
        ProviderYieldAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description One of each token and tier. */
            books: components["schemas"]["BookYield"][];
            /** @description Stacks address of the provider. */
            provider: string;
        };
        /** @description A firm quote that is bought. */
        PurchaseRequest: {
            /** @description Stacks address of the buyer. */
            buyer?: string;
            /** @description Fee of the transaction, micro-STX. */
            fee?: string;
            /**
             * Format: int64
             * @description Nonce of the account that signs.
             */
            nonce?: number;
            /** @description Public key of the wallet, hex. With nonce and fee the answer has the unsigned transaction. */
            publicKey?: string;
            /** @description Name of the quote, 0x and 32 hex digits. */
            quoteId?: string;
        };
        /** @description The terms as the contract wants them, the signature, and what the price was made from. What only a firm quote has is null in an indicative one. `validUntil`: seconds since 1970 of block time; `secondsLeft` are left of it. `btcReference` and `stxReference`: the oracle's prices that the registry holds it against; `btcPrice` and `stxPrice`: those of the market. */
        QuoteAnswer: {
            /** @description Bitcoin that is protected, in sats. */
            amount: string;
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Price of BTC at which the payout is worth the premium, USD x 10^8. */
            breakEven: string;
            /** @description Price of BTC, USD x 10^8. */
            btcPrice: string;
            /** @description The oracle's price of BTC that the registry holds the quote against, USD x 10^8; null in an indicative quote. */
            btcReference: string | null;
            /** @description Who can buy it; null in an indicative quote. */
            buyer: string | null;
            /** @description How the policy counts for its buyer: conservative, standard, flexible or crash, by how far the strike is from the price. */
            buyerTier: string;
            /** @description What is locked: the most that can be paid, base units. */
            collateral: string;
            /**
             * Format: int64
             * @description Burn height at which the policy expires.
             */
            expirationHeight: number;
            /**
             * Format: int64
             * @description What was added to the model's price, basis points.
             */
            loadBps: number;
            /** @description The most that it pays, base units. */
            maximumPayout: string;
            /**
             * @description PUT pays when BTC falls, in STX; CALL pays when BTC rises, in sBTC.
             * @enum {string}
             */
            policyType: "PUT" | "CALL";
            /** @description Premium as the buyer pays it, base units. */
            premium: string;
            /** @description The premium in dollars, USD x 10^8. */
            premiumUsdE8: string;
            /** @description Name of the quote, 0x and 32 hex digits; null in an indicative quote. */
            quoteId: string | null;
            /**
             * Format: int64
             * @description Seconds until then.
             */
            secondsLeft: number | null;
            /** @description The signature, 65 bytes as 0x and hex; null in an indicative quote. */
            signature: string | null;
            /** @description Price of BTC from which on the policy pays, USD x 10^8. */
            strike: string;
            /** @description Price of STX, USD x 10^8. */
            stxPrice: string;
            /** @description The oracle's price of STX that the registry holds the quote against, USD x 10^8; null in an indicative quote. */
            stxReference: string | null;
            /**
             * @description AMERICAN may be exercised before it expires, EUROPEAN not.
             * @enum {string}
             */
            style: "AMERICAN" | "EUROPEAN";
            /** @description As the contract takes them: a Clarity tuple, hex; null in an indicative quote. */
            terms: string | null;
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /**
             * Format: int64
             * @description Until then it may be used, seconds since 1970 of block time.
             */
            validUntil: number | null;
            /**
             * Format: int64
             * @description Volatility of a year, basis points.
             */
            volatilityBps: number;
        };
        /** @description How far the books of a token were compared with the vault. `lagBlocks`: Stacks blocks that every fold has applied and that were not compared yet. */
        ReconciledToken: {
            /** @description Whether there is no difference. */
            agrees: boolean;
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /** @description What is not the same; empty when all is. */
            differences: components["schemas"]["DifferenceItem"][];
            /**
             * Format: int64
             * @description First Stacks height of those that are compared without a gap.
             */
            fromHeight: number;
            /**
             * Format: int64
             * @description Up to this Stacks height all is explained.
             */
            height: number;
            /** @description Index block hash of the Stacks block, 0x and hex; names one block on one branch. */
            indexBlockHash: string;
            /**
             * Format: int64
             * @description Stacks blocks that every fold has applied and that were not compared yet.
             */
            lagBlocks: number;
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
        };
        /** @description How far the books were compared with the vault: the tokens that were compared at least once. */
        ReconciliationAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description One of each token. */
            tokens: components["schemas"]["ReconciledToken"][];
        };
        /** @description What the pool may have to pay. */
        RiskAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description One of each token and tier. */
            books: components["schemas"]["BookRisk"][];
            /** @description What the numbers were computed from. */
            inputs: components["schemas"]["RiskInputs"];
            /** @description One of each token. */
            tokens: components["schemas"]["TokenRisk"][];
        };
        /** @description What the numbers beside it stand on. */
        RiskInputs: {
            /** @description Price of BTC, USD x 10^8. */
            btcPrice: string;
            /**
             * Format: int64
             * @description Burn height that terms are counted from.
             */
            burnHeight: number;
            /** @description Name of the pricing model. */
            model: string;
            /** @description Price of STX, USD x 10^8. */
            stxPrice: string;
            /** @description One of each length of time. */
            volatilities: components["schemas"]["RiskVolatility"][];
        };
        /** @description Totals of live policies. `intrinsic`: what would be paid if all settled now; `coverageBps` is null for SBTC, and without policies. */
        RiskSum: {
            /** @description Bitcoin that is protected, in sats. */
            amount: string;
            /** @description What is locked: the most that can be paid, base units. */
            collateral: string;
            /**
             * Format: int64
             * @description Value of the collateral over strike x amount of the live policies, basis points.
             */
            coverageBps: number | null;
            /** @description What would be paid if it settled now, base units. */
            intrinsic: string;
            /** @description What they are worth by the model; null while no volatility is known. */
            model: components["schemas"]["ModelValues"] | null;
            /**
             * Format: int64
             * @description Number of live policies.
             */
            policies: number;
        };
        /** @description Annualised, from the daily closes of so many days up to `day` (days since 1970). */
        RiskVolatility: {
            /**
             * Format: int64
             * @description Day of the last close, days since 1970.
             */
            day: number;
            /**
             * Format: int64
             * @description Volatility of a year, basis points.
             */
            volatilityBps: number;
            /**
             * Format: int32
             * @description Days that the volatility was computed over.
             */
            windowDays: number;
        };
        /** @description What would be owed if the price of BTC and the volatility moved by so many percent, so many days from now. */
        ScenarioPoint: {
            /**
             * Format: int32
             * @description So many days from now.
             */
            days: number;
            /** @description What would be owed, base units. */
            liability: string;
            /**
             * Format: int32
             * @description BTC price, percent of now: 0 is as it is; with a sign.
             */
            spotPercent: number;
            /**
             * Format: int32
             * @description Volatility, percent of now: 0 is as it is; with a sign.
             */
            volatilityPercent: number;
        };
        /** @description A page of policies by the epoch they were sold in, newest first. Instances read one another's pages. */
        SoldPoliciesAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Cursor of the next page; null on the last. */
            next: string | null;
            /** @description By the epoch they were sold in, the newest first. */
            policies: components["schemas"]["SoldPolicyItem"][];
        };
        /** @description A policy of an epoch. `netPremium`: the premium less the vault's fee. `closed` is null while the policy is live. */
        SoldPolicyItem: {
            /** @description Bitcoin that is protected, in sats. */
            amount: string;
            /** @description When it ended; null while it is live. */
            closed: components["schemas"]["PolicyClosing"] | null;
            /** @description What is locked: the most that can be paid, base units. */
            collateral: string;
            /**
             * Format: int64
             * @description Number of the epoch of the book, from 0.
             */
            epoch: number;
            /**
             * Format: int64
             * @description Burn height at which the policy expires.
             */
            expirationHeight: number;
            /** @description Premium less the vault's fee, base units. */
            netPremium: string;
            /** @description What was paid out, base units. */
            payout: string;
            /**
             * Format: int64
             * @description Number of the policy, from 1.
             */
            policyId: number;
            /**
             * @description PUT pays when BTC falls, in STX; CALL pays when BTC rises, in sBTC.
             * @enum {string}
             */
            policyType: "PUT" | "CALL";
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "ACTIVE" | "EXERCISED" | "EXPIRED_ITM" | "EXPIRED_OTM" | "VOID";
            /** @description Price of BTC from which on the policy pays, USD x 10^8. */
            strike: string;
        };
        /** @description What a provider's capital did in a period, by book. */
        StatementAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description One of each token and tier. */
            books: components["schemas"]["BookStatement"][];
            /** @description Both heights are included. */
            period: components["schemas"]["StatementPeriod"];
            /** @description Stacks address of the provider. */
            provider: string;
        };
        /** @description Capital and premium at one moment. `premium`: earned and not withdrawn. */
        StatementBalance: {
            /** @description Deposits less withdrawals less losses, base units. */
            capital: string;
            /** @description Earned and not withdrawn, base units. */
            premium: string;
        };
        /** @description Capital put in. */
        StatementDeposit: {
            /** @description What was put in, base units. */
            amount: string;
            /**
             * Format: int64
             * @description Time of the Stacks block, seconds since 1970.
             */
            blockTime: number;
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /** @description Transaction, 0x and hex. */
            txid: string;
        };
        /** @description What one policy brought (premium) or cost (loss). */
        StatementLine: {
            /** @description What it brought or cost, base units. */
            amount: string;
            /**
             * Format: int64
             * @description Time of the Stacks block, seconds since 1970.
             */
            blockTime: number;
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /**
             * Format: int64
             * @description Number of the epoch of the book, from 0.
             */
            epoch: number;
            /**
             * Format: int64
             * @description Number of the policy, from 1.
             */
            policyId: number;
            /** @description Transaction, 0x and hex. */
            txid: string;
        };
        /** @description A period: burn heights, both included. */
        StatementPeriod: {
            /**
             * Format: int64
             * @description First burn height.
             */
            from: number;
            /**
             * Format: int64
             * @description Last burn height.
             */
            to: number;
        };
        /** @description Capital and premium taken out. */
        StatementWithdrawal: {
            /**
             * Format: int64
             * @description Time of the Stacks block, seconds since 1970.
             */
            blockTime: number;
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /** @description Capital that was taken, base units. */
            capital: string;
            /** @description Premium that was taken, base units. */
            premium: string;
            /** @description Transaction, 0x and hex. */
            txid: string;
        };
        /** @description `ageMs`: how long ago the last final block came, or was made. `appliedHeight`: the highest Stacks height that every fold has applied, -1 before the first. `halted`: the stages that stopped, with the reason. */
        StatusAnswer: {
            /**
             * Format: int64
             * @description How old it is, milliseconds.
             */
            ageMs: number;
            /**
             * Format: int64
             * @description The highest Stacks height that every fold has applied; -1 before the first.
             */
            appliedHeight: number;
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Stages that stopped, each with its reason; empty when all run. */
            halted: string[];
            /** @description Why, in words; empty when there is nothing to say. */
            reason: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            state: "READY" | "STARTING" | "DOWN";
        };
        /** @description What the data of one event is, by its name: `block`, `pool`, `prices`, `incidents`, `provider`, `policy`, `transaction`. */
        StreamedAnswer: components["schemas"]["PositionEvent"] | components["schemas"]["BooksAnswer"] | components["schemas"]["PricesAnswer"] | components["schemas"]["IncidentsAnswer"] | components["schemas"]["ProviderAnswer"] | components["schemas"]["PolicyAnswer"] | components["schemas"]["WalletTransactionAnswer"];
        /** @description A transaction of the services, as it stands. `fee` in micro-STX; `height` is null while it is in no block. */
        SubmittedTransactionItem: {
            /**
             * Format: int64
             * @description Height of the Bitcoin block of its block; null while it is in none.
             */
            burnHeight: number | null;
            /** @description One stable word for the reason; empty when there is none. */
            cause: string;
            /**
             * Format: int64
             * @description When it came into this state, milliseconds since 1970.
             */
            changedAtMs: number;
            /** @description Name of the first command that it carries. */
            commandId: string;
            /** @description Address of the contract's deployer, a dot, and its name. */
            contract: string;
            /** @description Fee of the transaction, micro-STX. */
            fee: string;
            /** @description Name of the contract's function. */
            function: string;
            /**
             * Format: int64
             * @description Stacks height of its block; null while it is in none.
             */
            height: number | null;
            /**
             * Format: int64
             * @description Nonce of the account that signs.
             */
            nonce: number;
            /** @description Why, in words; empty when there is nothing to say. */
            reason: string;
            /** @description Role of the account that signs. */
            signer: string;
            /** @description As the submitter calls it. */
            state: string;
            /** @description Transaction, 0x and hex. */
            txid: string;
        };
        /** @description One account that signs. */
        SubmitterAccount: {
            /** @description Stacks address. */
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
            /**
             * Format: int64
             * @description Transactions that wait for an operator.
             */
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
            /**
             * Format: int64
             * @description Height of the newest Bitcoin block that is known.
             */
            burnTip: number;
            /**
             * Format: int64
             * @description Height of the newest final Stacks block that the submitter has seen.
             */
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
            /** @description The part that brings prices. */
            oracle: components["schemas"]["PartStatusOracleDetails"];
            /** @description The part that sends transactions. */
            submitter: components["schemas"]["PartStatusSubmitterDetails"];
            /** @description The part that keeps the books and answers. */
            topology: components["schemas"]["PartStatusStatusAnswer"];
            /** @description The part that reads the chain. */
            watcher: components["schemas"]["PartStatusWatcherDetails"];
        };
        /** @description The risk of all books of one token. */
        TokenRisk: {
            /** @description Collateral by expiration: how much of it ends at one burn height. */
            expiration: components["schemas"]["LargestShare"];
            /** @description What would be owed if prices, volatility and time moved. */
            grid: components["schemas"]["ScenarioPoint"][];
            /** @description Live policies by the burn height at which they expire. */
            ladder: components["schemas"]["ExpirationRung"][];
            /** @description Collateral by strike: how much of it is behind policies of one. */
            strike: components["schemas"]["LargestShare"];
            /** @description Totals of the live policies. */
            sum: components["schemas"]["RiskSum"];
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
        };
        /** @description `providers` counts those with a weight in the open epoch, in each book: whoever is in two tiers counts twice; null while a weighing is not known. `policies` are live ones. */
        TokenSnapshot: {
            /** @description What may still be locked in the open epochs, base units. */
            capacityLeft: string;
            /** @description Deposits less withdrawals less losses, base units; the locked part is inside. */
            capital: string;
            /** @description Collateral of live policies, base units. */
            locked: string;
            /** @description What was paid out of the capital so far, base units. */
            losses: string;
            /**
             * Format: int64
             * @description Number of live policies.
             */
            policies: number;
            /** @description Premium of ended policies so far, net of the fee; base units. */
            premiumEarned: string;
            /** @description Premium of live policies, net of the fee; base units. */
            premiumPending: string;
            /**
             * Format: int64
             * @description With a weight in the open epoch, counted in each book; null while a weighing is not known.
             */
            providers: number | null;
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /**
             * Format: int64
             * @description Locked over capital, basis points.
             */
            utilisationBps: number;
        };
        /** @description What a provider did in blocks that are not final: it may vanish. */
        UnfinalAnswer: {
            /** @description What he did. */
            acts: components["schemas"]["UnfinalItem"][];
            /** @description The final block behind which these are. */
            asOf: components["schemas"]["FinalBlock"];
            /** @description Stacks address of the provider. */
            provider: string;
        };
        /** @description One act in a block that is not final. */
        UnfinalItem: {
            /**
             * Format: int64
             * @description Time of the Stacks block, seconds since 1970.
             */
            blockTime: number;
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /** @description Capital of the act, base units. */
            capital: string;
            /** @description Always false. */
            final: boolean;
            /**
             * Format: int64
             * @description Height of the Stacks block.
             */
            height: number;
            /** @description Index block hash of the Stacks block, 0x and hex; names one block on one branch. */
            indexBlockHash: string;
            /**
             * @description What happened.
             * @enum {string}
             */
            kind: "DEPOSIT" | "EXIT_REQUEST" | "WITHDRAWAL" | "EPOCH";
            /** @description Premium of the act, base units. */
            premium: string;
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /** @description Transaction, 0x and hex. */
            txid: string;
        };
        /** @description The totals of the policies that were sold in one epoch. */
        VintageItem: {
            /** @description The most collateral that policies of the epoch may lock, base units. */
            capacity: string;
            /**
             * Format: int64
             * @description Burn height from which on the epoch sells no more.
             */
            endsAt: number;
            /**
             * Format: int64
             * @description Number of the epoch of the book, from 0.
             */
            epoch: number;
            /** @description Collateral of live policies, base units. */
            locked: string;
            /** @description What was paid out of the capital so far, base units. */
            losses: string;
            /** @description Premium of ended policies so far, net of the fee; base units. */
            premiumEarned: string;
            /** @description Premium of live policies, net of the fee; base units. */
            premiumPending: string;
            /**
             * Format: int64
             * @description Burn height at which the epoch began.
             */
            startsAt: number;
            /** @description Collateral that was sold in the epoch so far, base units. */
            used: string;
            /** @description Sum of the weights of its providers, sub-units (2^-12 of a base unit). */
            weight: string;
        };
        /** @description What a book sold, by the epoch it was sold in, ascending; finished ones included. */
        VintagesAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /**
             * @description conservative, balanced or aggressive: with the token, the book.
             * @enum {string}
             */
            tier: "conservative" | "balanced" | "aggressive";
            /**
             * @description STX or SBTC: what the amounts are of.
             * @enum {string}
             */
            token: "STX" | "SBTC";
            /** @description By epoch, ascending. */
            vintages: components["schemas"]["VintageItem"][];
        };
        /** @description What is not known is left out. `watched`: it is still looked up, so the status may change. */
        WalletTransactionAnswer: {
            /** @description The final block that the numbers belong to. */
            asOf: components["schemas"]["FinalBlock"];
            /**
             * Format: int64
             * @description Height of the Bitcoin block of its block; absent while it is in none.
             */
            burnHeight?: number;
            /** @description The contract that it calls; absent while it is not known. */
            contract?: string;
            /** @description Why it failed; absent when it did not. */
            error?: components["schemas"]["FailureReason"];
            /** @description Whether its block is final. */
            final: boolean;
            /** @description The function that it calls; absent while it is not known. */
            function?: string;
            /**
             * Format: int64
             * @description Stacks height of its block; absent while it is in none.
             */
            height?: number;
            /** @description Index block hash of its block; absent while it is in none. */
            indexBlockHash?: string;
            /** @description Who sent it; absent while it is not known. */
            sender?: string;
            /**
             * Format: int64
             * @description Since when the status is what it is, milliseconds since 1970.
             */
            sinceMs: number;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "REGISTERED" | "PENDING" | "IN_BLOCK" | "FINAL" | "FAILED" | "DROPPED" | "NOT_FOUND";
            /** @description Transaction, 0x and hex. */
            txid: string;
            /** @description Whether it is still looked up: the status may change. */
            watched: boolean;
        };
        /** @description An account that is to get a role: from `appliesAtBurnHeight` on, and no more from `lapsesAtBurnHeight` on. */
        WatcherAnnouncement: {
            /** @description Stacks address. */
            account: string;
            /**
             * Format: int64
             * @description From this burn height on the change may be done.
             */
            appliesAtBurnHeight: number;
            /**
             * Format: int64
             * @description From this burn height on it may no more be done.
             */
            lapsesAtBurnHeight: number;
            /** @description owner, guardian, allocator, registry, fee-recipient, quoter or submitter. */
            role: string;
        };
        /** @description What was found when the chain was read again. */
        WatcherAudit: {
            /**
             * Format: int64
             * @description What is not the same; empty when all is.
             */
            differences: number;
            /**
             * Format: int64
             * @description First Stacks height that was read again.
             */
            from: number;
            /**
             * Format: int64
             * @description Blocks that are missing in the stream.
             */
            gaps: number;
            /**
             * Format: int64
             * @description How often the whole chain was read again.
             */
            passes: number;
            /** @description Why, in words; empty when there is nothing to say. */
            reason: string;
            /**
             * Format: int64
             * @description Last Stacks height that was read again.
             */
            to: number;
        };
        /** @description How far the past was read; `secondsLeft` is null until it can be told. */
        WatcherBackfill: {
            /**
             * Format: int64
             * @description Stacks blocks read in a second.
             */
            blocksPerSecond: number;
            /**
             * Format: int64
             * @description Events read in a second.
             */
            eventsPerSecond: number;
            /**
             * Format: int64
             * @description Stacks height up to which the past was read.
             */
            height: number;
            /** @description What is read. */
            of: string;
            /**
             * Format: int64
             * @description Until the target, at this rate; null until it can be told.
             */
            secondsLeft: number | null;
            /**
             * Format: int64
             * @description Stacks height at which the past is read.
             */
            target: number;
        };
        /** @description A block as the watcher read it. */
        WatcherBlock: {
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /**
             * Format: int64
             * @description Height of the Stacks block.
             */
            height: number;
            /** @description Index block hash of the Stacks block, 0x and hex; names one block on one branch. */
            indexBlockHash: string;
        };
        /** @description Two sources, and the height up to which they say the same. */
        WatcherComparison: {
            /**
             * Format: int64
             * @description Up to this Stacks height both say the same.
             */
            agreedHeight: number;
            /**
             * Format: int64
             * @description Up to this Stacks height both were compared.
             */
            comparedHeight: number;
            /** @description Name of the one source. */
            first: string;
            /** @description Name of the other source. */
            second: string;
        };
        /** @description `inPlaceFrom`: the height from which its events stand between the others; null while its past is published. */
        WatcherContract: {
            /** @description Address of the contract's deployer, a dot, and its name. */
            contract: string;
            /**
             * Format: int64
             * @description Height from which its events stand between the others; null while its past is published.
             */
            inPlaceFrom: number | null;
            /**
             * Format: int64
             * @description Stacks height up to which its past is published; null when nothing of it is left.
             */
            pastToldTo: number | null;
        };
        /** @description What the chain watcher says of itself: heights of the chain as it read it. */
        WatcherDetails: {
            /** @description What was found when the chain was read again. */
            audit: components["schemas"]["WatcherAudit"];
            /** @description null while nothing of the past is being read */
            backfill: components["schemas"]["WatcherBackfill"] | null;
            /**
             * Format: int64
             * @description Height of the newest Bitcoin block that is known.
             */
            burnTip: number;
            /** @description Sources in pairs. */
            comparisons: components["schemas"]["WatcherComparison"][];
            /** @description The contracts whose events are read. */
            contracts: components["schemas"]["WatcherContract"][];
            /** @description The newest final block; null before the first. */
            final: components["schemas"]["WatcherBlock"] | null;
            /**
             * Format: int64
             * @description Stacks blocks behind its source
             */
            lag: number;
            /**
             * Format: int64
             * @description Age of the newest block it has read, seconds.
             */
            lagSeconds: number;
            /** @description null when the watcher says nothing of them */
            roles: components["schemas"]["WatcherRoles"] | null;
            /**
             * Format: int64
             * @description Stacks height that its source has.
             */
            sourceHeight: number;
            /** @description what somebody should know of its sources although they answer; empty when all is well */
            sources: string;
            /** @description The newest block it has read; null before the first. */
            tip: components["schemas"]["WatcherBlock"] | null;
            /**
             * Format: int64
             * @description How many blocks it holds that are not final.
             */
            unfinalBlocks: number;
        };
        /** @description One account in a role: owner, guardian, allocator, registry, fee-recipient, quoter or submitter. */
        WatcherRoleHolder: {
            /** @description Stacks address. */
            account: string;
            /** @description owner, guardian, allocator, registry, fee-recipient, quoter or submitter. */
            role: string;
        };
        /** @description Who may do what in the pool, as the roles contract says at a final block. */
        WatcherRoles: {
            /** @description changes that may still come */
            announcements: components["schemas"]["WatcherAnnouncement"][];
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on; 0 before the first reading.
             */
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
            /** @description Transaction, 0x and hex. */
            txid?: string;
        };
        /** @description What is taken out of a book, in base units; one of the two may be 0. */
        WithdrawalRequest: {
            /** @description Capital to take, base units as a decimal string. */
            capital?: string;
            /** @description Fee of the transaction, micro-STX. */
            fee?: string;
            /**
             * Format: int64
             * @description Nonce of the account that signs.
             */
            nonce?: number;
            /** @description Premium to take, base units as a decimal string. */
            premium?: string;
            /** @description Stacks address of the provider. */
            provider?: string;
            /** @description Public key of the wallet, hex. With nonce and fee the answer has the unsigned transaction. */
            publicKey?: string;
            /** @description conservative, balanced or aggressive: with the token, the book. */
            tier?: string;
            /** @description STX or SBTC: what the amounts are of. */
            token?: string;
        };
        /** @description As of the end of a burn height; premium and losses are sums since the beginning. `blockTime` of its last block. */
        YieldPoint: {
            /**
             * Format: int64
             * @description Time of the Stacks block, seconds since 1970.
             */
            blockTime: number;
            /**
             * Format: int64
             * @description Height of the Bitcoin block that the Stacks block stands on.
             */
            burnHeight: number;
            /** @description Capital at the end of the burn height, base units. */
            capital: string;
            /** @description Losses since the beginning, base units. */
            losses: string;
            /** @description Premium earned since the beginning, net of the fee; base units. */
            premiumEarned: string;
        };
        /** @description `days`: whole days of history in the window. Yields are null below one day, and without capital. */
        YieldWindow: {
            /**
             * Format: int64
             * @description The net yield of a year at this rate, basis points; null below one day and without capital.
             */
            annualisedBps: number | null;
            /**
             * Format: int64
             * @description Whole days of history in the window.
             */
            days: number;
            /**
             * Format: int64
             * @description First burn height of the window.
             */
            fromBurnHeight: number;
            /** @description Losses within the window, base units. */
            losses: string;
            /**
             * Format: int64
             * @description Premium less losses over the time-weighted capital, basis points, with a sign; null below one day and without capital.
             */
            netYieldBps: number | null;
            /** @description Premium earned within the window, net of the fee; base units. */
            premiumEarned: string;
            /** @description Capital on the average of the window, base units. */
            timeWeightedCapital: string;
            /**
             * Format: int64
             * @description Last burn height of the window.
             */
            toBurnHeight: number;
            /** @description 30d, 90d or all. */
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
            query: {
                /** @description Comma-separated, some of pool, prices, incidents, provider:ADDRESS, policy:ID, transaction:TXID. */
                topics: string;
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
                    "text/event-stream": components["schemas"]["StreamedAnswer"];
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
