-- Fails with a row for each book and day that is there twice.
select token, tier, day from {{ ref('premium_by_day') }} group by token, tier, day having count(*) > 1
