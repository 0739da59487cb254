-- Fails with a row for each book that lost something else than its policies were paid.
select books.token, books.tier, books.losses, payouts.payout
from {{ ref('books_in_tokens') }} as books
left join {{ ref('payouts_by_book') }} as payouts on payouts.token = books.token and payouts.tier = books.tier
where coalesce(payouts.payout, 0) <> books.losses
