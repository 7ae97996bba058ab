-- The read model: folded from the log, never the record. Runs on H2 (PostgreSQL mode) and on PostgreSQL alike.
-- Amounts are micro-CRAP, times milliseconds since 1970, hashes lower-case hex, keys base64url.

create table progress (
    name varchar(32) primary key,
    chain varchar(64) not null,
    log_position bigint not null,
    height bigint not null,
    time_ms bigint not null
);

create table block (
    height bigint primary key,
    epoch bigint not null,
    view_number bigint not null,
    proposer integer not null,
    time_ms bigint not null,
    parent varchar(64) not null,
    first_position bigint not null,
    entries integer not null,
    actions integer not null,
    refused integer not null
);

create table action (
    ticket varchar(64) primary key,
    log_position bigint not null,
    height bigint not null,
    account varchar(43) not null,
    nonce bigint not null,
    kind varchar(32) not null,
    refusal varchar(32)
);

create table player (
    account varchar(43) primary key,
    nonce bigint not null,
    opened_height bigint not null
);

create table ledger_account (
    name varchar(96) primary key,
    balance bigint not null
);

create table posting (
    log_position bigint not null,
    ordinal integer not null,
    debit varchar(96) not null,
    credit varchar(96) not null,
    amount bigint not null,
    code varchar(16) not null,
    primary key (log_position, ordinal)
);

create table history (
    account varchar(43) not null,
    log_position bigint not null,
    height bigint not null,
    time_ms bigint not null,
    event varchar(32) not null,
    available_change bigint not null,
    held_change bigint not null,
    available bigint not null,
    held bigint not null,
    primary key (account, log_position)
);

create table craps_table (
    id varchar(32) primary key,
    created_position bigint not null,
    creator varchar(43) not null,
    name varchar(256) not null,
    minimum bigint not null,
    maximum bigint not null,
    pay_table varchar(64) not null,
    seats integer not null,
    min_players integer not null,
    ante bigint not null,
    min_bet_time_ms bigint not null,
    roll_clock_ms bigint not null,
    open_to_all boolean not null,
    phase varchar(16) not null,
    next_roll bigint not null,
    hands bigint not null,
    point_number integer not null,
    shooter integer not null,
    locked boolean not null,
    lock_height bigint not null,
    last_settled_ms bigint not null
);

create index craps_table_by_creation on craps_table (created_position);

create table seat (
    table_id varchar(32) not null,
    seat integer not null,
    player varchar(43) not null,
    ready boolean not null,
    primary key (table_id, seat)
);

create table bet (
    table_id varchar(32) not null,
    player varchar(43) not null,
    kind varchar(32) not null,
    spot integer not null,
    stake bigint not null,
    switched_on boolean not null,
    primary key (table_id, player, kind, spot)
);

create table round (
    table_id varchar(32) not null,
    roll bigint not null,
    hand bigint not null,
    lock_height bigint not null,
    lock_position bigint not null,
    bets_hash varchar(64) not null,
    exposure bigint not null,
    first_die integer,
    second_die integer,
    point_after integer,
    seven_out boolean,
    rolled_height bigint,
    rolled_position bigint,
    rolled_ms bigint,
    primary key (table_id, roll)
);

create table settlement (
    log_position bigint not null,
    ordinal integer not null,
    table_id varchar(32) not null,
    roll bigint not null,
    player varchar(43) not null,
    kind varchar(32) not null,
    spot integer not null,
    outcome varchar(16) not null,
    stake bigint not null,
    winnings bigint not null,
    moved_to integer not null,
    primary key (log_position, ordinal)
);

create index settlement_by_roll on settlement (table_id, roll, log_position, ordinal);

create table seed (
    height bigint primary key,
    signature varchar(96) not null,
    revealed_height bigint not null
);

create index action_by_position on action (log_position);

create index seat_by_player on seat (player);
