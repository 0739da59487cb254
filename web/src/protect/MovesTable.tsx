import { Amount } from '../parts/Amount';
import { Table } from '../parts/Table';
import { type Move, moves, type PolicyOffer, tellingMoves } from './payoff';
import { marketOfQuote } from './quoted';

/** What is paid if Bitcoin moves by a tenth, a fifth, a half. */
export function MovesTable({ quote }: { quote: PolicyOffer }) {
  const rows = moves(quote, marketOfQuote(quote), tellingMoves(quote.policyType));
  const unit = quote.token;
  const isPut = quote.policyType === 'PUT';
  return (
    <div class="moves">
      <Table<Move>
        caption="Payout if Bitcoin moves"
        rows={rows}
        rowKey={(it) => `${it.percent}`}
        columns={[
          {
            key: 'move',
            head: 'If Bitcoin moves',
            rowHead: true,
            cell: (it) => (
              <>
                {it.percent > 0 ? '+' : '−'}
                {Math.abs(it.percent)} %{' '}
                <span class="muted">
                  <Amount value={it.btc} unit="USD" digits={0} asOf={null} />
                </span>
              </>
            ),
          },
          {
            key: 'steady',
            head: isPut ? 'you get' : 'you get',
            numeric: true,
            cell: (it) => <Amount value={it.steady.payout} unit={unit} asOf={null} />,
          },
          {
            key: 'usd',
            head: 'worth',
            numeric: true,
            cell: (it) => <Amount value={it.steady.usd} unit="USD" digits={0} asOf={null} />,
          },
          ...(isPut
            ? [
                {
                  key: 'together',
                  head: 'if STX falls as much',
                  numeric: true,
                  wideOnly: true,
                  cell: (it: Move) => (
                    <>
                      <Amount value={it.together.payout} unit={unit} asOf={null} />
                      {it.together.shortfall > 0n && <span class="muted"> (all that is locked)</span>}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p class="muted">
        {isPut
          ? 'Paid in STX at its price at the end. “Worth” takes STX as it stands now.'
          : 'Paid in sBTC at the price of Bitcoin at the end.'}
      </p>
    </div>
  );
}
