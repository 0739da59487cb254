-- Premium that became the providers' own, by book and day, in whole tokens. A decimal times a decimal is exact: nothing is rounded.
select
    earned.token,
    earned.tier,
    cast(earned."blockTime" as date) as day,
    cast(sum(earned."grossPremium") as decimal(29, 0)) * tokens.unit as gross,
    cast(sum(earned.fee) as decimal(29, 0)) * tokens.unit as fee,
    cast(sum(earned."netPremium") as decimal(29, 0)) * tokens.unit as net
from {{ source('pool', 'premiums_earned') }} as earned
join {{ ref('tokens') }} as tokens on tokens.token = earned.token
group by earned.token, earned.tier, cast(earned."blockTime" as date), tokens.unit
