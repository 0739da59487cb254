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
            head: 'you get',
            numeric: true,
            cell: (it) => <Received move={it} unit={unit} isPut={isPut} />,
          },
          {
            key: 'usd',
            head: 'worth',
            numeric: true,
            cell: (it) => <Amount value={it.steady.usd} unit="USD" digits={0} asOf={null} />,
          },
        ]}
      />
      <p class="muted">
        {isPut
          ? 'Paid in STX at its price at the end. “Worth” takes STX as it stands now; “if STX falls too” moves it as much as Bitcoin.'
          : 'Paid in sBTC at the price of Bitcoin at the end.'}
      </p>
    </div>
  );
}

/** What is paid with STX as it stands; below, if STX moves as much as Bitcoin does. */
function Received({ move, unit, isPut }: { move: Move; unit: PolicyOffer['token']; isPut: boolean }) {
  const { together } = move;
  return (
    <>
      <Amount value={move.steady.payout} unit={unit} asOf={null} />
      {isPut && together.payout > 0n && (
        <span class="also muted">
          {together.shortfall > 0n ? 'all of ' : ''}
          <Amount value={together.payout} unit={unit} asOf={null} /> if STX falls too
        </span>
      )}
    </>
  );
}
