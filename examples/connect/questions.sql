-- The ten questions of docs/analysts.md in PostgreSQL, on the tables that the two sinks fill. Asked with psql:
--   psql -v provider=SP... -v height=812 -f questions.sql

-- 0. What a provider carries: the formula of docs/analysts.md in numeric, where div() is exact.
create or replace function ratio_up(x numeric, w numeric) returns numeric immutable language sql as
$$ select case when w = 0 then 0 else div(x * 37778931862957161709568 + w - 1, w) end $$;
create or replace function ratio_down(x numeric, w numeric) returns numeric immutable language sql as
$$ select case when w = 0 then 0 else div(x * 37778931862957161709568, w) end $$;
create or replace function part_up(w numeric, r numeric) returns numeric immutable language sql as
$$ select div(w * r + 9223372036854775807, 9223372036854775808) $$;
create or replace function part_down(w numeric, r numeric) returns numeric immutable language sql as
$$ select div(w * r, 9223372036854775808) $$;
create or replace function units_up(s numeric) returns bigint immutable language sql as $$ select div(s + 4095, 4096)::bigint $$;
create or replace function units_down(s numeric) returns bigint immutable language sql as $$ select div(s, 4096)::bigint $$;
create or replace view carried as
  select w.provider, w.token, w.tier,
         sum(part_up(w.weight, ratio_up(v.locked, v.weight))) as locked,
         sum(part_up(w.weight, ratio_up(v.losses, v.weight))) as losses,
         sum(part_up(w.weight, ratio_up(v.locked + v.losses, v.weight))) as burden,
         sum(part_down(w.weight, ratio_down(v.premiumPending, v.weight))) as premiumPending,
         sum(part_down(w.weight, ratio_down(v.premiumEarned, v.weight))) as premiumEarned
  from weights w join vintages v on v.token = w.token and v.tier = w.tier and v.epoch = w.epoch
  group by w.provider, w.token, w.tier;
create or replace view balances_now as
  select b.provider, b.token, b.tier, b.netDeposits, b.pendingDeposits, b.premiumWithdrawn,
         units_up(coalesce(c.locked, 0)) as locked,
         units_up(b.settledLosses + coalesce(c.losses, 0)) as losses,
         units_down(b.netDeposits::numeric * 4096 - b.settledLosses - coalesce(c.burden, 0)) as available,
         units_down(coalesce(c.premiumPending, 0)) as premiumPending,
         units_down(b.settledPremium + coalesce(c.premiumEarned, 0)) as premiumEarned
  from balances b left join carried c on c.provider = b.provider and c.token = b.token and c.tier = b.tier;

-- 1. Premium per book and day
select token, tier, blockTime::date as day, sum(grossPremium) as gross, sum(fee) as fee, sum(netPremium) as net
from premiums_earned group by token, tier, day order by token, tier, day;

-- 2. Losses per provider
select provider, token, sum(losses) as losses from balances_now group by provider, token order by losses desc, provider, token;

-- 3. Policies by status
select token, status, count(*) as policies, sum(collateral) as collateral, sum(payout) as payout
from policies group by token, status order by token, status;

-- 4. What a provider has now
select token, tier, netDeposits, pendingDeposits, locked, losses, available, premiumPending, premiumEarned, premiumWithdrawn
from balances_now where provider = :'provider' order by token, tier;

-- 5. What he had put in at a block
select token, tier, sum(amount) as netDeposits from (
  select token, tier, amount from deposits where provider = :'provider' and height <= :height
  union all
  select token, tier, -capitalAmount from withdrawals where provider = :'provider' and height <= :height) as moved
group by token, tier order by token, tier;

-- 6. Capital over time
select token, tier, height, blockTime, capital, locked from snapshots order by token, tier, slot;

-- 7. The largest buyers
select buyer, token, count(*) as policies, sum(grossPremium) as premium, sum(collateral) as collateral
from policies_created group by buyer, token order by premium desc, buyer limit 10;

-- 8. Utilisation
select token, tier, capital, locked, locked::double precision / nullif(capital, 0) as utilisation, used, capacity
from books order by token, tier;

-- 9. Payout ratio
select token, tier, sum(payout) as payout, sum(netPremium) filter (where status <> 'VOID') as premium,
       sum(payout)::double precision / nullif(sum(netPremium) filter (where status <> 'VOID'), 0)::double precision as ratio
from policies_closed group by token, tier order by token, tier;

-- 10. How late the rows come
select percentile_cont(array[0.5, 0.99]) within group (order by extract(epoch from published - blockTime) * 1000) as late_ms from blocks;
