-- Who bought how much, in whole tokens.
select
    created.buyer,
    created.token,
    count(*) as policies,
    cast(sum(created."grossPremium") as decimal(29, 0)) * tokens.unit as premium,
    cast(sum(created.collateral) as decimal(29, 0)) * tokens.unit as collateral
from {{ source('pool', 'policies_created') }} as created
join {{ ref('tokens') }} as tokens on tokens.token = created.token
group by created.buyer, created.token, tokens.unit
