-- Collateral of live policies by the Bitcoin block at which they expire, in whole tokens.
select
    exposure.token,
    exposure.tier,
    exposure."expirationBurnHeight" as expiration_burn_height,
    sum(exposure."livePolicies") as live_policies,
    cast(sum(exposure.collateral) as decimal(29, 0)) * tokens.unit as collateral
from {{ source('pool', 'exposure') }} as exposure
join {{ ref('tokens') }} as tokens on tokens.token = exposure.token
group by exposure.token, exposure.tier, exposure."expirationBurnHeight", tokens.unit
