-- The ten questions of docs/analysts.md in Flink SQL, on the tables of tables.sql. Answers come as a stream of changes: the rows that are
-- left at the end are the answer. The provider and the height that are asked for are in `asked`.
SET 'sql-client.execution.result-mode' = 'tableau';
SET 'table.display.max-column-width' = '200';

CREATE TEMPORARY VIEW asked AS SELECT * FROM (VALUES ('SP...', 812)) AS t (provider, height);

-- 0. What a provider carries: the formula of docs/analysts.md in DECIMAL(38, 0). A quotient keeps six digits behind the point and is rounded,
-- so the remainder is taken off first and every division is exact. 2^75 = 37778931862957161709568 and 2^63 = 9223372036854775808 are
-- written as casts: a literal may not exceed 2^63 - 1.
CREATE TEMPORARY VIEW shares AS
SELECT w.provider, w.token, w.tier, CAST(w.weight AS DECIMAL(19, 0)) AS own, CAST(v.weight AS DECIMAL(19, 0)) AS total,
       v.locked * CAST('37778931862957161709568' AS DECIMAL(23, 0)) + v.weight - 1 AS locked,
       v.losses * CAST('37778931862957161709568' AS DECIMAL(23, 0)) + v.weight - 1 AS losses,
       (v.locked + v.losses) * CAST('37778931862957161709568' AS DECIMAL(23, 0)) + v.weight - 1 AS burden,
       v.premiumPending * CAST('37778931862957161709568' AS DECIMAL(23, 0)) AS premiumPending,
       v.premiumEarned * CAST('37778931862957161709568' AS DECIMAL(23, 0)) AS premiumEarned
FROM weights w JOIN vintages v ON v.token = w.token AND v.tier = w.tier AND v.epoch = w.epoch
WHERE v.weight > 0;

CREATE TEMPORARY VIEW ratios AS
SELECT provider, token, tier,
       own * CAST((locked - MOD(locked, total)) / total AS DECIMAL(38, 0)) + 9223372036854775807 AS locked,
       own * CAST((losses - MOD(losses, total)) / total AS DECIMAL(38, 0)) + 9223372036854775807 AS losses,
       own * CAST((burden - MOD(burden, total)) / total AS DECIMAL(38, 0)) + 9223372036854775807 AS burden,
       own * CAST((premiumPending - MOD(premiumPending, total)) / total AS DECIMAL(38, 0)) AS premiumPending,
       own * CAST((premiumEarned - MOD(premiumEarned, total)) / total AS DECIMAL(38, 0)) AS premiumEarned
FROM shares;

CREATE TEMPORARY VIEW carried AS
SELECT provider, token, tier,
       SUM(CAST((locked - MOD(locked, CAST('9223372036854775808' AS DECIMAL(19, 0)))) / CAST('9223372036854775808' AS DECIMAL(19, 0)) AS DECIMAL(38, 0))) AS locked,
       SUM(CAST((losses - MOD(losses, CAST('9223372036854775808' AS DECIMAL(19, 0)))) / CAST('9223372036854775808' AS DECIMAL(19, 0)) AS DECIMAL(38, 0))) AS losses,
       SUM(CAST((burden - MOD(burden, CAST('9223372036854775808' AS DECIMAL(19, 0)))) / CAST('9223372036854775808' AS DECIMAL(19, 0)) AS DECIMAL(38, 0))) AS burden,
       SUM(CAST((premiumPending - MOD(premiumPending, CAST('9223372036854775808' AS DECIMAL(19, 0)))) / CAST('9223372036854775808' AS DECIMAL(19, 0)) AS DECIMAL(38, 0))) AS premiumPending,
       SUM(CAST((premiumEarned - MOD(premiumEarned, CAST('9223372036854775808' AS DECIMAL(19, 0)))) / CAST('9223372036854775808' AS DECIMAL(19, 0)) AS DECIMAL(38, 0))) AS premiumEarned
FROM ratios GROUP BY provider, token, tier;

CREATE TEMPORARY VIEW subunits AS
SELECT b.provider, b.token, b.tier, b.netDeposits, b.pendingDeposits, b.premiumWithdrawn,
       COALESCE(c.locked, CAST(0 AS DECIMAL(38, 0))) + 4095 AS locked,
       b.settledLosses + COALESCE(c.losses, CAST(0 AS DECIMAL(38, 0))) + 4095 AS losses,
       CAST(b.netDeposits AS DECIMAL(19, 0)) * 4096 - b.settledLosses - COALESCE(c.burden, CAST(0 AS DECIMAL(38, 0))) AS available,
       COALESCE(c.premiumPending, CAST(0 AS DECIMAL(38, 0))) AS premiumPending,
       b.settledPremium + COALESCE(c.premiumEarned, CAST(0 AS DECIMAL(38, 0))) AS premiumEarned
FROM balances b LEFT JOIN carried c ON c.provider = b.provider AND c.token = b.token AND c.tier = b.tier;

CREATE TEMPORARY VIEW balances_now AS
SELECT provider, token, tier, netDeposits, pendingDeposits, premiumWithdrawn,
       CAST((locked - MOD(locked, 4096)) / 4096 AS BIGINT) AS locked,
       CAST((losses - MOD(losses, 4096)) / 4096 AS BIGINT) AS losses,
       CAST((available - MOD(available, 4096)) / 4096 AS BIGINT) AS available,
       CAST((premiumPending - MOD(premiumPending, 4096)) / 4096 AS BIGINT) AS premiumPending,
       CAST((premiumEarned - MOD(premiumEarned, 4096)) / 4096 AS BIGINT) AS premiumEarned
FROM subunits;

-- 1. Premium per book and day
SELECT token, tier, CAST(blockTime AS DATE) AS `day`, SUM(grossPremium) AS gross, SUM(fee) AS fee, SUM(netPremium) AS net
FROM premiums_earned GROUP BY token, tier, CAST(blockTime AS DATE);

-- 2. Losses per provider
SELECT provider, token, SUM(losses) AS losses FROM balances_now GROUP BY provider, token;

-- 3. Policies by status
SELECT token, status, COUNT(*) AS policies, SUM(collateral) AS collateral, SUM(payout) AS payout FROM policies GROUP BY token, status;

-- 4. What a provider has now
SELECT b.token, b.tier, netDeposits, pendingDeposits, locked, losses, available, premiumPending, premiumEarned, premiumWithdrawn
FROM balances_now b JOIN asked a ON a.provider = b.provider;

-- 5. What he had put in at a block
SELECT token, tier, SUM(amount) AS netDeposits FROM (
  SELECT provider, token, tier, height, amount FROM deposits
  UNION ALL
  SELECT provider, token, tier, height, -capitalAmount FROM withdrawals) AS moved
JOIN asked a ON a.provider = moved.provider AND moved.height <= a.height
GROUP BY token, tier;

-- 6. Capital over time
SELECT token, tier, height, blockTime, capital, locked FROM snapshots;

-- 7. The largest buyers
SELECT buyer, token, COUNT(*) AS policies, SUM(grossPremium) AS premium, SUM(collateral) AS collateral
FROM policies_created GROUP BY buyer, token ORDER BY premium DESC, buyer LIMIT 10;

-- 8. Utilisation
SELECT token, tier, capital, locked, CAST(locked AS DOUBLE) / NULLIF(capital, 0) AS utilisation, used, capacity FROM books;

-- 9. Payout ratio
SELECT token, tier, SUM(payout) AS payout, SUM(netPremium) FILTER (WHERE status <> 'VOID') AS premium,
       CAST(SUM(payout) AS DOUBLE) / NULLIF(SUM(netPremium) FILTER (WHERE status <> 'VOID'), 0) AS ratio
FROM policies_closed GROUP BY token, tier;

-- 10. How late the rows come
SELECT PERCENTILE(late, ARRAY[0.5, 0.99]) AS late_ms FROM (
  SELECT (EXTRACT(EPOCH FROM published) - EXTRACT(EPOCH FROM blockTime)) * 1000
       + EXTRACT(MILLISECOND FROM published) - EXTRACT(MILLISECOND FROM blockTime) AS late FROM blocks);
