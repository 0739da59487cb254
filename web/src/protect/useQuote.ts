import { useEffect, useState } from 'preact/hooks';
import { OWN_CODES, type Problem } from '../api/answer';
import { acts } from '../api/client';
import type { Quote, QuoteRequest } from '../api/people';

/** What is known of the price for a choice. An old quote stays, marked, while the next one is asked for. */
export type Priced =
  | { readonly state: 'asking'; readonly before: Quote | null }
  | { readonly state: 'quoted'; readonly quote: Quote }
  | { readonly state: 'refused'; readonly problem: Problem };

const SETTLE_MS = 350;
/** Prices move: an indicative quote is asked again this often. */
const AGAIN_MS = 15_000;
/** A refusal may be over soon: books open their next epoch within blocks. */
const REFUSED_AGAIN_MS = 5_000;

/** An indicative price of what is chosen, asked when the sliders rest and again while the page is looked at. */
export function useIndicativeQuote(request: QuoteRequest | null): Priced {
  const [priced, setPriced] = useState<Priced>({ state: 'asking', before: null });
  const key = request === null ? '' : keyOf(request);
  useEffect(() => {
    if (request === null) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const answer = await acts.quote({ ...request, indicative: true }, abort.signal);
      if (abort.signal.aborted || (!answer.ok && answer.problem.code === OWN_CODES.aborted)) return;
      setPriced(answer.ok ? { state: 'quoted', quote: answer.value } : { state: 'refused', problem: answer.problem });
      timer = setTimeout(again, answer.ok ? AGAIN_MS : REFUSED_AGAIN_MS);
    };
    const again = () => {
      if (document.hidden) timer = setTimeout(again, AGAIN_MS);
      else void ask();
    };
    setPriced((last) => ({ state: 'asking', before: last.state === 'quoted' ? last.quote : null }));
    timer = setTimeout(() => void ask(), SETTLE_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [key]);
  return priced;
}

/** What makes a request another one; a new block alone does not. */
export function keyOf(request: Omit<QuoteRequest, 'buyer' | 'indicative'>): string {
  const { policyType, style, strike, amount, expirationHeight } = request;
  return [policyType, style, strike, amount, expirationHeight].join(' ');
}
