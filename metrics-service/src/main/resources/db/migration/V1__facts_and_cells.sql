-- Facts, their sums, and what has an identity and a life. Texts that are keys are compared byte by byte (collate "C"):
-- the order in which rows are locked is then the same for everyone.

create table organisation (
    organisation   text collate "C" primary key,
    name           text not null,
    time_zone      text not null,
    simulated      boolean not null,
    minimum_group  integer not null check (minimum_group >= 1),
    revision       bigint not null default 0
);

-- One row an episode: the newest snapshot and what else is known of it. Without updated_at only feedback or a
-- reopening has come so far.
create table episode (
    organisation       text collate "C" not null,
    episode            text collate "C" not null,
    event_id           text collate "C",
    source             text collate "C",
    updated_at         timestamptz,
    started_at         timestamptz,
    channel            text,
    language           text,
    topic              text,
    complexity         text,
    customer           text collate "C",
    market             text,
    ai_answered_at     timestamptz,
    human_requested_at timestamptz,
    handed_over_at     timestamptz,
    handover_reason    text,
    human_answered_at  timestamptz,
    first_reply_at     timestamptz,
    resolved_at        timestamptz,
    resolution         text,
    abandoned_at       timestamptz,
    disclosed_at       timestamptz,
    reopens            text collate "C",
    reopen_count       integer,
    ai_seconds         double precision,
    human_seconds      double precision,
    parallel           integer,
    sla_due_at         timestamptz,
    sla_target         text,
    sla_met            boolean,
    cost_amount        numeric,
    cost_currency      text,
    csat_count         integer not null,
    csat_positive      integer not null,
    csat_sum           integer not null,
    complaints         integer not null,
    reopened_at        timestamptz,
    as_of              timestamptz not null,
    matures_at         timestamptz,
    primary key (organisation, episode)
);
create index episode_reopens on episode (organisation, reopens) where reopens is not null;
create index episode_matures on episode (matures_at) where matures_at is not null;
create index episode_unseen on episode (organisation) where updated_at is null;

-- One row an answer to a survey or a complaint; of a complaint the newest word.
create table feedback (
    organisation text collate "C" not null,
    source       text collate "C" not null,
    id           text collate "C" not null,
    at           timestamptz not null,
    kind         text not null,
    episode      text collate "C",
    handler      text not null,
    channel      text not null,
    language     text not null,
    topic        text not null,
    complexity   text not null,
    market       text not null,
    score        integer,
    category     text,
    closed_at    timestamptz,
    upheld       boolean,
    sent_at      timestamptz not null,
    event_id     text collate "C" not null,
    primary key (organisation, source, id)
);

-- The combinations of dimensions that occur: cells refer to them by number, so that they stay narrow.
create table slice (
    id           integer generated always as identity primary key,
    organisation text collate "C" not null,
    handler      text collate "C" not null,
    channel      text collate "C" not null,
    language     text collate "C" not null,
    topic        text collate "C" not null,
    complexity   text collate "C" not null,
    market       text collate "C" not null,
    unique (organisation, handler, channel, language, topic, complexity, market)
);

-- Sums over a slice in a period. D and M: local midnight in the organisation's zone; H: hour in UTC. Durations are also
-- kept as counts in logarithmic buckets: two parallel arrays, sorted by bucket.
create table cell (
    slice             integer not null references slice,
    granularity       text collate "C" not null check (granularity in ('H', 'D', 'M')),
    period            timestamp not null,
    episodes          bigint not null,
    answered          bigint not null,
    ai_involved       bigint not null,
    contained         bigint not null,
    handed_over       bigint not null,
    human_requested   bigint not null,
    disclosed         bigint not null,
    confirmed         bigint not null,
    assumed           bigint not null,
    resolved          bigint not null,
    open              bigint not null,
    reply_count       bigint not null,
    reply_ms          bigint not null,
    resolution_count  bigint not null,
    resolution_ms     bigint not null,
    handle_count      bigint not null,
    handle_ms         bigint not null,
    csat_count        bigint not null,
    csat_positive     bigint not null,
    csat_sum          bigint not null,
    complaints        bigint not null,
    sla_due           bigint not null,
    sla_met           bigint not null,
    sla_pending       bigint not null,
    reopen_base       bigint not null,
    reopened          bigint not null,
    reopen_pending    bigint not null,
    reply_buckets      smallint[] not null,
    reply_counts       integer[] not null,
    resolution_buckets smallint[] not null,
    resolution_counts  integer[] not null,
    handle_buckets     smallint[] not null,
    handle_counts      integer[] not null,
    primary key (granularity, period, slice)
) with (fillfactor = 80);

create table change (
    organisation text collate "C" not null,
    source       text collate "C" not null,
    id           text collate "C" not null,
    at           timestamptz not null,
    kind         text not null,
    share        double precision,
    told         text,
    primary key (organisation, source, id)
);

create table workforce (
    organisation     text collate "C" not null,
    source           text collate "C" not null,
    id               text collate "C" not null,
    effective_on     date not null,
    role             text not null,
    headcount        double precision,
    change           double precision,
    reason           text,
    paid_hours       double precision,
    productive_hours double precision,
    primary key (organisation, source, id)
);

create table article (
    id           text primary key,
    url          text not null unique,
    title        text,
    publisher    text,
    language     text,
    published_at timestamptz,
    fetched_at   timestamptz not null,
    text         text not null,
    links        text[] not null
);

create sequence rejected_id;
create table rejected (
    id           bigint primary key default nextval('rejected_id'),
    record_id    text not null unique,
    rejected_at  timestamptz not null,
    stage        text not null,
    organisation text,
    event_id     text,
    event_source text,
    event_type   text,
    violations   jsonb not null,
    coordinates  text,
    bytes        integer not null,
    event        jsonb
);
create index rejected_organisation on rejected (organisation, id);
