-- Fails with a row for each book whose premium by day does not add up to what the book has earned, to the unit.
select books.token, books.tier, books.premium_earned, sum(earned.net) as net
from {{ ref('books_in_tokens') }} as books
left join {{ ref('premium_by_day') }} as earned on earned.token = books.token and earned.tier = books.tier
group by books.token, books.tier, books.premium_earned
having coalesce(sum(earned.net), 0) <> books.premium_earned
