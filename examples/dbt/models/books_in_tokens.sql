-- The books as they stand, in whole tokens.
select
    books.token,
    books.tier,
    cast(books.capital as decimal(29, 0)) * tokens.unit as capital,
    cast(books.locked as decimal(29, 0)) * tokens.unit as locked,
    cast(books.losses as decimal(29, 0)) * tokens.unit as losses,
    cast(books."premiumEarned" as decimal(29, 0)) * tokens.unit as premium_earned,
    books.height
from {{ source('pool', 'books') }} as books
join {{ ref('tokens') }} as tokens on tokens.token = books.token
