-- The public topics as tables of Flink SQL: facts append, state is read by its Avro record key, and a tombstone deletes the row. Plain
-- Kafka and Confluent Avro, nothing of ours. Put your own addresses in: broker 127.0.0.1:9092, registry http://127.0.0.1:8081.
-- Each job reads what is there and ends; without 'scan.bounded.mode' it follows the topic.
SET 'execution.runtime-mode' = 'streaming';
SET 'table.local-time-zone' = 'UTC';

CREATE TEMPORARY TABLE deposits (
  eventId STRING,
  eventType STRING,
  height BIGINT,
  txIndex INT,
  eventIndex INT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  txid STRING,
  provider STRING,
  token STRING,
  tier STRING,
  epoch BIGINT,
  amount BIGINT,
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL
) WITH (
  'connector' = 'kafka',
  'topic' = 'pool.deposits.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'avro-confluent',
  'avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE exit_requests (
  eventId STRING,
  eventType STRING,
  height BIGINT,
  txIndex INT,
  eventIndex INT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  txid STRING,
  provider STRING,
  token STRING,
  tier STRING,
  epoch BIGINT,
  amount BIGINT,
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL
) WITH (
  'connector' = 'kafka',
  'topic' = 'pool.exit-requests.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'avro-confluent',
  'avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE withdrawals (
  eventId STRING,
  eventType STRING,
  height BIGINT,
  txIndex INT,
  eventIndex INT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  txid STRING,
  provider STRING,
  token STRING,
  tier STRING,
  epoch BIGINT,
  capitalAmount BIGINT,
  premiumAmount BIGINT,
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL
) WITH (
  'connector' = 'kafka',
  'topic' = 'pool.withdrawals.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'avro-confluent',
  'avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE epochs_opened (
  eventId STRING,
  eventType STRING,
  height BIGINT,
  txIndex INT,
  eventIndex INT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  txid STRING,
  token STRING,
  tier STRING,
  epoch BIGINT,
  startBurnHeight BIGINT,
  endBurnHeight BIGINT,
  weight BIGINT,
  capacity BIGINT,
  root STRING,
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL
) WITH (
  'connector' = 'kafka',
  'topic' = 'pool.epochs-opened.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'avro-confluent',
  'avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE policies_created (
  eventId STRING,
  eventType STRING,
  height BIGINT,
  txIndex INT,
  eventIndex INT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  txid STRING,
  policyId BIGINT,
  owner STRING,
  buyer STRING,
  policyType STRING,
  style STRING,
  strikeUsdE8 BIGINT,
  amountSats BIGINT,
  expirationBurnHeight BIGINT,
  token STRING,
  tier STRING,
  epoch BIGINT,
  collateral BIGINT,
  grossPremium BIGINT,
  fee BIGINT,
  netPremium BIGINT,
  quoteId STRING,
  btcPriceUsdE8 BIGINT,
  stxPriceUsdE8 BIGINT,
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL
) WITH (
  'connector' = 'kafka',
  'topic' = 'pool.policies-created.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'avro-confluent',
  'avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE policies_closed (
  eventId STRING,
  eventType STRING,
  height BIGINT,
  txIndex INT,
  eventIndex INT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  txid STRING,
  policyId BIGINT,
  owner STRING,
  policyType STRING,
  token STRING,
  tier STRING,
  epoch BIGINT,
  status STRING,
  collateral BIGINT,
  payout BIGINT,
  shortfall BIGINT,
  grossPremium BIGINT,
  fee BIGINT,
  netPremium BIGINT,
  btcPriceUsdE8 BIGINT,
  stxPriceUsdE8 BIGINT,
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL
) WITH (
  'connector' = 'kafka',
  'topic' = 'pool.policies-closed.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'avro-confluent',
  'avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE premiums_earned (
  eventId STRING,
  eventType STRING,
  height BIGINT,
  txIndex INT,
  eventIndex INT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  txid STRING,
  policyId BIGINT,
  owner STRING,
  token STRING,
  tier STRING,
  epoch BIGINT,
  grossPremium BIGINT,
  fee BIGINT,
  netPremium BIGINT,
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL
) WITH (
  'connector' = 'kafka',
  'topic' = 'pool.premiums-earned.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'avro-confluent',
  'avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE prices_recorded (
  eventId STRING,
  eventType STRING,
  height BIGINT,
  txIndex INT,
  eventIndex INT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  txid STRING,
  asset STRING,
  priceUsdE8 BIGINT,
  recordBurnHeight BIGINT,
  observedAt TIMESTAMP(3),
  previousBurnHeight BIGINT,
  submitters STRING,
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL
) WITH (
  'connector' = 'kafka',
  'topic' = 'pool.prices-recorded.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'avro-confluent',
  'avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE blocks (
  eventId STRING,
  eventType STRING,
  height BIGINT,
  indexBlockHash STRING,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  burnTip BIGINT,
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL
) WITH (
  'connector' = 'kafka',
  'topic' = 'pool.blocks.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'avro-confluent',
  'avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE books (
  token STRING,
  tier STRING,
  epoch BIGINT,
  startBurnHeight BIGINT,
  endBurnHeight BIGINT,
  capital BIGINT,
  locked BIGINT,
  losses BIGINT,
  premiumPending BIGINT,
  premiumEarned BIGINT,
  premiumWithdrawn BIGINT,
  capacity BIGINT,
  used BIGINT,
  weight BIGINT,
  feeBps BIGINT,
  closed BOOLEAN,
  height BIGINT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  PRIMARY KEY (token, tier) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'pool.books.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'avro-confluent',
  'key.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE vintages (
  token STRING,
  tier STRING,
  epoch BIGINT,
  startBurnHeight BIGINT,
  endBurnHeight BIGINT,
  weight BIGINT,
  capacity BIGINT,
  used BIGINT,
  locked BIGINT,
  losses BIGINT,
  premiumPending BIGINT,
  premiumEarned BIGINT,
  height BIGINT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  PRIMARY KEY (token, tier, epoch) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'pool.vintages.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'avro-confluent',
  'key.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE policies (
  policyId BIGINT,
  owner STRING,
  policyType STRING,
  style STRING,
  strikeUsdE8 BIGINT,
  amountSats BIGINT,
  expirationBurnHeight BIGINT,
  token STRING,
  tier STRING,
  epoch BIGINT,
  collateral BIGINT,
  grossPremium BIGINT,
  fee BIGINT,
  netPremium BIGINT,
  quoteId STRING,
  status STRING,
  payout BIGINT,
  shortfall BIGINT,
  activationRequestedBurnHeight BIGINT,
  createdHeight BIGINT,
  createdTime TIMESTAMP(3),
  createdTxid STRING,
  closedHeight BIGINT,
  closedTime TIMESTAMP(3),
  closedTxid STRING,
  height BIGINT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  PRIMARY KEY (policyId) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'pool.policies.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'avro-confluent',
  'key.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE balances (
  provider STRING,
  token STRING,
  tier STRING,
  epoch BIGINT,
  netDeposits BIGINT,
  pendingDeposits BIGINT,
  exitRequested BIGINT,
  premiumWithdrawn BIGINT,
  settledLosses BIGINT,
  settledPremium BIGINT,
  openingBalance BIGINT,
  openingWeight BIGINT,
  openingLocked BIGINT,
  openingLosses BIGINT,
  openingAvailable BIGINT,
  openingPremiumPending BIGINT,
  openingPremiumEarned BIGINT,
  height BIGINT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  PRIMARY KEY (provider, token, tier) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'pool.balances.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'avro-confluent',
  'key.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE weights (
  provider STRING,
  token STRING,
  tier STRING,
  epoch BIGINT,
  weight BIGINT,
  height BIGINT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  PRIMARY KEY (provider, token, tier, epoch) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'pool.weights.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'avro-confluent',
  'key.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE snapshots (
  token STRING,
  tier STRING,
  slot BIGINT,
  epoch BIGINT,
  capital BIGINT,
  locked BIGINT,
  losses BIGINT,
  premiumPending BIGINT,
  premiumEarned BIGINT,
  capacity BIGINT,
  used BIGINT,
  livePolicies BIGINT,
  height BIGINT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  PRIMARY KEY (token, tier, slot) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'pool.snapshots.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'avro-confluent',
  'key.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);

CREATE TEMPORARY TABLE exposure (
  token STRING,
  tier STRING,
  epoch BIGINT,
  expirationBurnHeight BIGINT,
  strikeUsdE8 BIGINT,
  coverageClass BIGINT,
  policyType STRING,
  livePolicies BIGINT,
  amountSats BIGINT,
  collateral BIGINT,
  height BIGINT,
  burnHeight BIGINT,
  blockTime TIMESTAMP(3),
  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  PRIMARY KEY (token, tier, epoch, expirationBurnHeight, strikeUsdE8, coverageClass) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'pool.exposure.v1',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'avro-confluent',
  'key.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
  'scan.bounded.mode' = 'latest-offset'
);
