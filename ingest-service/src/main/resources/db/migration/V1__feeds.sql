-- A subscription and how its feed is. due_at is the earlier of the next poll and the next waiting item. Whoever works on
-- it holds a claim, which ends by itself should he die.
create table feed (
    id              uuid primary key,
    url             text collate "C" not null unique,
    host            text collate "C" not null,
    watch           text[] not null,
    created_at      timestamptz not null,
    title           text,
    etag            text,
    last_modified   text,
    last_fetched_at timestamptz,
    last_status     integer,
    problem         text,
    failures        integer not null,
    poll_at         timestamptz not null,
    due_at          timestamptz not null,
    claim           uuid,
    claimed_until   timestamptz
);
create index feed_due on feed (due_at);

-- An item that somebody watches for, under its canonical address: it is fetched once, however many feeds name it.
create table feed_item (
    url          text collate "C" primary key,
    feed_id      uuid not null references feed on delete cascade,
    title        text,
    author       text,
    published_at timestamptz,
    state        text not null check (state in ('WAITING', 'PUBLISHED', 'FAILED')),
    attempts     integer not null,
    due_at       timestamptz not null,
    seen_at      timestamptz not null,
    problem      text
);
create index feed_item_waiting on feed_item (feed_id, due_at) where state = 'WAITING';
create index feed_item_of on feed_item (feed_id, state);
