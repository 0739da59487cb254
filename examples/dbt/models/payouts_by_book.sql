-- What policies paid out and brought, by book, in whole tokens. A VOID policy brings nothing: its premium goes back.
select
    closed.token,
    closed.tier,
    count(*) as policies,
    cast(sum(closed.payout) as decimal(29, 0)) * tokens.unit as payout,
    cast(sum(case when closed.status = 'VOID' then 0 else closed."netPremium" end) as decimal(29, 0)) * tokens.unit as premium
from {{ source('pool', 'policies_closed') }} as closed
join {{ ref('tokens') }} as tokens on tokens.token = closed.token
group by closed.token, closed.tier, tokens.unit
