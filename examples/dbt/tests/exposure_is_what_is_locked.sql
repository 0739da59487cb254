-- Fails with a row for each book whose live policies have other collateral than it has locked.
select books.token, books.tier, books.locked, sum(exposure.collateral) as collateral
from {{ ref('books_in_tokens') }} as books
left join {{ ref('exposure_by_expiration') }} as exposure on exposure.token = books.token and exposure.tier = books.tier
group by books.token, books.tier, books.locked
having coalesce(sum(exposure.collateral), 0) <> books.locked
