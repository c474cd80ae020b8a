-- Facts by month, found by a short key; sums that are appended and added up afterwards.

-- The views of before name tables and columns that go.
drop view report.organisation, report.cell, report.duration, report.workforce;

alter table organisation add column id integer generated always as identity unique;

-- A counter that several writers raise without waiting for each other: its sum rises with every commit.
create table organisation_revision (
    organisation_id integer not null references organisation (id),
    shard           smallint not null,
    revision        bigint not null,
    primary key (organisation_id, shard)
);
insert into organisation_revision (organisation_id, shard, revision)
select id, 0, revision + 1 from organisation;
alter table organisation drop column revision;

-- What all sums are sums of: facts as they stood at as_of, none older than kept_since, by the definitions of an epoch.
create table counting (
    singleton  boolean primary key default true check (singleton),
    as_of      timestamptz not null,
    kept_since timestamptz not null,
    epoch      smallint not null,
    -- while facts are counted by newer definitions: how many were to be, and how many are
    recount_total bigint,
    recount_done  bigint
);
insert into counting (as_of, kept_since, epoch)
values (date_trunc('microseconds', now()), '-infinity', case when exists (select from episode) then 0 else 2 end);

alter table episode rename to episode_before;
alter table feedback rename to feedback_before;
-- names of indexes and constraints are needed again
alter index episode_pkey rename to episode_before_pkey;
alter index feedback_pkey rename to feedback_before_pkey;
drop table cell;

create or replace function key_of(id text) returns uuid immutable strict parallel safe language sql as
$$ select encode(substring(sha256(convert_to(id, 'UTF8')) from 1 for 16), 'hex')::uuid $$;

-- Which episodes are known and where the fact is: one narrow row each, so that uniqueness over all months costs little.
-- Without started_at only feedback has come, or the fact was forgotten and must not come back.
create table episode_key (
    organisation_id integer not null,
    key             uuid not null,
    started_at      timestamptz,
    id              bigint,
    forgotten       boolean not null default false,
    primary key (organisation_id, key)
) with (fillfactor = 90);
create index episode_key_waiting on episode_key (organisation_id) where started_at is null;

create sequence episode_id increment by 1000;

-- One row an episode, the newest snapshot; a partition a month (UTC), so that what is too old goes by dropping a table.
create table episode (
    organisation_id    integer not null,
    started_at         timestamptz not null,
    id                 bigint not null,
    epoch              smallint not null,
    key                uuid not null,
    episode            text collate "C" not null,
    event_id           text collate "C" not null,
    source             text collate "C" not null,
    updated_at         timestamptz not null,
    slice              integer not null,
    customer           uuid,
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
    reopened_at        timestamptz,
    next_contact_at    timestamptz,
    primary key (started_at, id)
) partition by range (started_at);
create index episode_customer on episode (customer) where customer is not null;
create index episode_reopening on episode (organisation_id, reopens) where reopens is not null;
-- facts arrive about in the order of these times: a few bytes for a thousand rows find those that turn true by waiting
create index episode_ended on episode using brin ((coalesce(resolved_at, updated_at)));
create index episode_due on episode using brin (sla_due_at);

-- One row an answer to a survey, a review or a complaint; of a complaint the newest word.
create table feedback (
    organisation_id integer not null,
    source          text collate "C" not null,
    id              text collate "C" not null,
    epoch           smallint not null,
    at              timestamptz not null,
    kind            text not null,
    episode         text collate "C",
    episode_key     uuid,
    slice           integer,
    score           integer,
    category        text,
    closed_at       timestamptz,
    upheld          boolean,
    quality         integer,
    empathy         integer,
    correct         boolean,
    reviewer        text,
    sent_at         timestamptz not null,
    event_id        text collate "C" not null,
    primary key (organisation_id, source, id)
);
create index feedback_episode on feedback (organisation_id, episode_key) where episode_key is not null;

-- Handovers are also summed by their reason: a slice with a reason holds nothing else.
alter table slice add column organisation_id integer references organisation (id);
update slice s set organisation_id = o.id from organisation o where o.organisation = s.organisation;
alter table slice drop column organisation,
    alter column organisation_id set not null,
    add column reason text collate "C" not null default '',
    -- the slices that sum this one up: by handler and channel, and by these and topic
    add column by_channel integer references slice,
    add column by_topic integer references slice,
    add unique (organisation_id, handler, channel, language, topic, complexity, market, reason);

-- Sums over a slice in a period. D and M: local midnight in the organisation's zone; H: hour in UTC. What is zero is
-- null. Durations are also kept as counts in logarithmic buckets: two parallel arrays, sorted by bucket. A greater
-- revision is newer; one writer gives them, so they are committed in their order. d and m are the same days and months
-- once more by handler and channel alone, t and T by handler, channel and topic: few, so that they are summed at once.
create table cell (
    organisation_id integer not null,
    granularity     text collate "C" not null check (granularity in ('H', 'D', 'M', 'd', 'm', 't', 'T')),
    period          timestamp not null,
    slice           integer not null,
    episodes               integer,
    answered               integer,
    ai_involved            integer,
    contained              integer,
    handed_over            integer,
    human_requested        integer,
    disclosed              integer,
    confirmed              integer,
    assumed                integer,
    resolved               integer,
    open                   integer,
    reply_count            integer,
    reply_ms               bigint,
    resolution_count       integer,
    resolution_ms          bigint,
    handle_count           integer,
    handle_ms              bigint,
    csat_count             integer,
    csat_positive          integer,
    csat_sum               integer,
    complaints             integer,
    sla_due                integer,
    sla_met                integer,
    sla_pending            integer,
    reopen_base            integer,
    reopened               integer,
    reopen_pending         integer,
    automated              integer,
    durable                integer,
    durable_ai             integer,
    assumed_quiet          integer,
    assumed_pending        integer,
    first_contact          integer,
    first_contact_base     integer,
    first_contact_beyond   integer,
    first_contact_pending  integer,
    repeat_base_7          integer,
    repeated_7             integer,
    repeat_pending_7       integer,
    repeat_base_30         integer,
    repeated_30            integer,
    repeat_pending_30      integer,
    human_reached          integer,
    nps_count              integer,
    nps_promoters          integer,
    nps_detractors         integer,
    ces_count              integer,
    ces_agreed             integer,
    ces_sum                integer,
    complaints_closed      integer,
    complaints_closed_3d   integer,
    complaints_closed_8w   integer,
    complaints_decided     integer,
    complaints_upheld      integer,
    quality_count          integer,
    quality_sum            bigint,
    quality_squares        bigint,
    empathy_count          integer,
    empathy_sum            bigint,
    empathy_squares        bigint,
    correct_count          integer,
    correct_true           integer,
    quality_pairs          integer,
    quality_agreed         integer,
    empathy_pairs          integer,
    empathy_agreed         integer,
    correct_pairs          integer,
    correct_agreed         integer,
    ai_part_count          integer,
    ai_part_ms             bigint,
    wait_part_count        integer,
    wait_part_ms           bigint,
    human_part_count       integer,
    human_part_ms          bigint,
    human_wait_count       integer,
    human_wait_ms          bigint,
    reply_buckets smallint[],
    reply_counts integer[],
    resolution_buckets smallint[],
    resolution_counts integer[],
    handle_buckets smallint[],
    handle_counts integer[],
    ai_part_buckets smallint[],
    ai_part_counts integer[],
    wait_part_buckets smallint[],
    wait_part_counts integer[],
    human_part_buckets smallint[],
    human_part_counts integer[],
    human_wait_buckets smallint[],
    human_wait_counts integer[],
    revision        bigint not null,
    primary key (organisation_id, granularity, period, slice)
) partition by list (granularity);
create table cell_hour partition of cell for values in ('H');
create table cell_day partition of cell for values in ('D');
create table cell_month partition of cell for values in ('M');
create table cell_few partition of cell for values in ('d', 'm', 't', 'T');
create index cell_by_revision on cell (revision);
create sequence cell_revision;

-- Changes that are not added to their cell yet. Writers only append here, so they never wait for each other.
create table cell_delta (like cell);
alter table cell_delta drop column revision;

-- Facts of which it is not yet settled what followed them: appended with them, taken away by the one who settles.
create table unsettled_contact (
    organisation_id integer not null,
    customer        uuid not null,
    topic           text not null,
    started_at      timestamptz not null
);
create table unsettled_reopening (
    organisation_id integer not null,
    key             uuid not null,
    episode         text collate "C" not null
);

-- Who is not to be remembered: what began before and comes again is refused.
create table erasure (
    organisation_id integer not null,
    customer        uuid not null,
    erased_at       timestamptz not null,
    primary key (organisation_id, customer)
);

create table cost (
    organisation text collate "C" not null,
    source       text collate "C" not null,
    id           text collate "C" not null,
    "from"       date not null,
    "to"         date not null,
    category     text not null,
    amount       numeric not null,
    currency     text not null,
    primary key (organisation, source, id)
);

-- Partitions are made beside the table and attached: attaching does not wait for those who write.
create function add_month(month timestamptz) returns void language plpgsql as $$
declare
    name text := 'episode_' || to_char(month at time zone 'UTC', 'YYYY_MM');
begin
    perform pg_advisory_xact_lock(hashtext('metrics.episode'));
    if to_regclass(name) is null then
        execute format('create table %I (like episode including defaults including constraints)', name);
        execute format('alter table episode attach partition %I for values from (%L) to (%L)', name,
                       month, (month at time zone 'UTC' + interval '1 month') at time zone 'UTC');
    end if;
end $$;

-- What is there already moves, and is counted anew from the facts.
select add_month(month at time zone 'UTC')
  from (select distinct date_trunc('month', started_at at time zone 'UTC') as month
          from episode_before where started_at is not null) months;
insert into slice (organisation_id, handler, channel, language, topic, complexity, market)
select distinct o.id,
       case when e.ai_answered_at is not null then case when e.human_answered_at is not null then 'hybrid' else 'ai' end
            when e.human_answered_at is not null then 'human' else 'none' end,
       e.channel, coalesce(e.language, 'unknown'), coalesce(e.topic, 'unknown'), coalesce(e.complexity, 'unknown'),
       coalesce(e.market, 'unknown')
  from episode_before e join organisation o using (organisation)
 where e.started_at is not null
on conflict do nothing;
insert into episode_key (organisation_id, key, started_at, id)
select o.id, key_of(e.episode), e.started_at,
       case when e.started_at is not null then row_number() over (order by e.started_at) end
  from episode_before e join organisation o using (organisation);
select setval('episode_id', coalesce(max(id), 0) + 1001) from episode_key;
insert into episode
select k.organisation_id, k.started_at, k.id, 0, k.key, e.episode, e.event_id, e.source, e.updated_at, s.id,
       key_of(e.customer), e.ai_answered_at, e.human_requested_at, e.handed_over_at, e.handover_reason,
       e.human_answered_at, e.first_reply_at, e.resolved_at, e.resolution, e.abandoned_at, e.disclosed_at, e.reopens,
       e.reopen_count, e.ai_seconds, e.human_seconds, e.parallel, e.sla_due_at, e.sla_target, e.sla_met, e.cost_amount,
       e.cost_currency, e.reopened_at, null
  from episode_before e
  join organisation o using (organisation)
  join episode_key k on k.organisation_id = o.id and k.key = key_of(e.episode)
  join slice s on s.organisation_id = o.id
   and s.handler = case when e.ai_answered_at is not null
                        then case when e.human_answered_at is not null then 'hybrid' else 'ai' end
                        when e.human_answered_at is not null then 'human' else 'none' end
   and s.channel = e.channel and s.language = coalesce(e.language, 'unknown')
   and s.topic = coalesce(e.topic, 'unknown') and s.complexity = coalesce(e.complexity, 'unknown')
   and s.market = coalesce(e.market, 'unknown') and s.reason = ''
 where e.started_at is not null;
insert into unsettled_contact
select e.organisation_id, e.customer, s.topic, e.started_at
  from episode e join slice s on s.id = e.slice where e.customer is not null and s.topic <> 'unknown';
insert into slice (organisation_id, handler, channel, language, topic, complexity, market)
select distinct o.id, f.handler, f.channel, f.language, f.topic, f.complexity, f.market
  from feedback_before f join organisation o using (organisation) where f.episode is null
on conflict do nothing;
insert into feedback
select o.id, f.source, f.id, 0, f.at, f.kind, f.episode, key_of(f.episode), s.id, f.score, f.category, f.closed_at,
       f.upheld, null, null, null, null, f.sent_at, f.event_id
  from feedback_before f
  join organisation o using (organisation)
  left join slice s on f.episode is null and s.organisation_id = o.id and s.handler = f.handler
   and s.channel = f.channel and s.language = f.language and s.topic = f.topic and s.complexity = f.complexity
   and s.market = f.market and s.reason = '';
drop table episode_before, feedback_before;

-- What others may read.
create view report.revision as
select o.organisation, o.id as organisation_id,
       (select coalesce(sum(r.revision), 0) from organisation_revision r where r.organisation_id = o.id)::bigint
           as revision
  from organisation o;

create view report.slice as
select id as slice, organisation_id, handler, channel, language, topic, complexity, market, reason from slice;

-- Several rows may belong to one cell: changes that are not added to it yet stand beside it.
create view report.sums as
select organisation_id, granularity, period, slice,
       episodes, answered, ai_involved, contained, handed_over, human_requested, disclosed, confirmed, assumed,
       resolved, open, reply_count, reply_ms, resolution_count, resolution_ms, handle_count, handle_ms,
       csat_count, csat_positive, csat_sum, complaints, sla_due, sla_met, sla_pending, reopen_base, reopened,
       reopen_pending, automated, durable, durable_ai, assumed_quiet, assumed_pending, first_contact,
       first_contact_base, first_contact_beyond, first_contact_pending, repeat_base_7, repeated_7,
       repeat_pending_7, repeat_base_30, repeated_30, repeat_pending_30, human_reached, nps_count,
       nps_promoters, nps_detractors, ces_count, ces_agreed, ces_sum, complaints_closed, complaints_closed_3d,
       complaints_closed_8w, complaints_decided, complaints_upheld, quality_count, quality_sum,
       quality_squares, empathy_count, empathy_sum, empathy_squares, correct_count, correct_true,
       quality_pairs, quality_agreed, empathy_pairs, empathy_agreed, correct_pairs, correct_agreed,
       ai_part_count, ai_part_ms, wait_part_count, wait_part_ms, human_part_count, human_part_ms,
       human_wait_count, human_wait_ms,
       reply_buckets, reply_counts, resolution_buckets, resolution_counts, handle_buckets, handle_counts,
       ai_part_buckets, ai_part_counts, wait_part_buckets, wait_part_counts, human_part_buckets,
       human_part_counts, human_wait_buckets, human_wait_counts
  from cell
union all
select organisation_id, granularity, period, slice,
       episodes, answered, ai_involved, contained, handed_over, human_requested, disclosed, confirmed, assumed,
       resolved, open, reply_count, reply_ms, resolution_count, resolution_ms, handle_count, handle_ms,
       csat_count, csat_positive, csat_sum, complaints, sla_due, sla_met, sla_pending, reopen_base, reopened,
       reopen_pending, automated, durable, durable_ai, assumed_quiet, assumed_pending, first_contact,
       first_contact_base, first_contact_beyond, first_contact_pending, repeat_base_7, repeated_7,
       repeat_pending_7, repeat_base_30, repeated_30, repeat_pending_30, human_reached, nps_count,
       nps_promoters, nps_detractors, ces_count, ces_agreed, ces_sum, complaints_closed, complaints_closed_3d,
       complaints_closed_8w, complaints_decided, complaints_upheld, quality_count, quality_sum,
       quality_squares, empathy_count, empathy_sum, empathy_squares, correct_count, correct_true,
       quality_pairs, quality_agreed, empathy_pairs, empathy_agreed, correct_pairs, correct_agreed,
       ai_part_count, ai_part_ms, wait_part_count, wait_part_ms, human_part_count, human_part_ms,
       human_wait_count, human_wait_ms,
       reply_buckets, reply_counts, resolution_buckets, resolution_counts, handle_buckets, handle_counts,
       ai_part_buckets, ai_part_counts, wait_part_buckets, wait_part_counts, human_part_buckets,
       human_part_counts, human_wait_buckets, human_wait_counts
  from cell_delta
union all
select d.organisation_id, case d.granularity when 'D' then 'd' else 'm' end, d.period, s.by_channel,
       d.episodes, d.answered, d.ai_involved, d.contained, d.handed_over, d.human_requested, d.disclosed,
       d.confirmed, d.assumed, d.resolved, d.open, d.reply_count, d.reply_ms, d.resolution_count, d.resolution_ms,
       d.handle_count, d.handle_ms, d.csat_count, d.csat_positive, d.csat_sum, d.complaints, d.sla_due, d.sla_met,
       d.sla_pending, d.reopen_base, d.reopened, d.reopen_pending, d.automated, d.durable, d.durable_ai,
       d.assumed_quiet, d.assumed_pending, d.first_contact, d.first_contact_base, d.first_contact_beyond,
       d.first_contact_pending, d.repeat_base_7, d.repeated_7, d.repeat_pending_7, d.repeat_base_30, d.repeated_30,
       d.repeat_pending_30, d.human_reached, d.nps_count, d.nps_promoters, d.nps_detractors, d.ces_count,
       d.ces_agreed, d.ces_sum, d.complaints_closed, d.complaints_closed_3d, d.complaints_closed_8w,
       d.complaints_decided, d.complaints_upheld, d.quality_count, d.quality_sum, d.quality_squares,
       d.empathy_count, d.empathy_sum, d.empathy_squares, d.correct_count, d.correct_true, d.quality_pairs,
       d.quality_agreed, d.empathy_pairs, d.empathy_agreed, d.correct_pairs, d.correct_agreed, d.ai_part_count,
       d.ai_part_ms, d.wait_part_count, d.wait_part_ms, d.human_part_count, d.human_part_ms, d.human_wait_count,
       d.human_wait_ms, d.reply_buckets, d.reply_counts, d.resolution_buckets, d.resolution_counts,
       d.handle_buckets, d.handle_counts, d.ai_part_buckets, d.ai_part_counts, d.wait_part_buckets,
       d.wait_part_counts, d.human_part_buckets, d.human_part_counts, d.human_wait_buckets, d.human_wait_counts
  from cell_delta d join slice s on s.id = d.slice where s.by_channel is not null
union all
select d.organisation_id, case d.granularity when 'D' then 't' else 'T' end, d.period, s.by_topic,
       d.episodes, d.answered, d.ai_involved, d.contained, d.handed_over, d.human_requested, d.disclosed,
       d.confirmed, d.assumed, d.resolved, d.open, d.reply_count, d.reply_ms, d.resolution_count, d.resolution_ms,
       d.handle_count, d.handle_ms, d.csat_count, d.csat_positive, d.csat_sum, d.complaints, d.sla_due, d.sla_met,
       d.sla_pending, d.reopen_base, d.reopened, d.reopen_pending, d.automated, d.durable, d.durable_ai,
       d.assumed_quiet, d.assumed_pending, d.first_contact, d.first_contact_base, d.first_contact_beyond,
       d.first_contact_pending, d.repeat_base_7, d.repeated_7, d.repeat_pending_7, d.repeat_base_30, d.repeated_30,
       d.repeat_pending_30, d.human_reached, d.nps_count, d.nps_promoters, d.nps_detractors, d.ces_count,
       d.ces_agreed, d.ces_sum, d.complaints_closed, d.complaints_closed_3d, d.complaints_closed_8w,
       d.complaints_decided, d.complaints_upheld, d.quality_count, d.quality_sum, d.quality_squares,
       d.empathy_count, d.empathy_sum, d.empathy_squares, d.correct_count, d.correct_true, d.quality_pairs,
       d.quality_agreed, d.empathy_pairs, d.empathy_agreed, d.correct_pairs, d.correct_agreed, d.ai_part_count,
       d.ai_part_ms, d.wait_part_count, d.wait_part_ms, d.human_part_count, d.human_part_ms, d.human_wait_count,
       d.human_wait_ms, d.reply_buckets, d.reply_counts, d.resolution_buckets, d.resolution_counts,
       d.handle_buckets, d.handle_counts, d.ai_part_buckets, d.ai_part_counts, d.wait_part_buckets,
       d.wait_part_counts, d.human_part_buckets, d.human_part_counts, d.human_wait_buckets, d.human_wait_counts
  from cell_delta d join slice s on s.id = d.slice where s.by_topic is not null;

create view report.cell as
select o.organisation, c.granularity, c.period,
       s.handler, s.channel, s.language, s.topic, s.complexity, s.market,
       c.episodes, c.answered, c.ai_involved, c.contained, c.handed_over, c.human_requested, c.disclosed,
       c.confirmed, c.assumed, c.resolved, c.open, c.reply_count, c.reply_ms, c.resolution_count, c.resolution_ms,
       c.handle_count, c.handle_ms, c.csat_count, c.csat_positive, c.csat_sum, c.complaints, c.sla_due, c.sla_met,
       c.sla_pending, c.reopen_base, c.reopened, c.reopen_pending, c.automated, c.durable, c.durable_ai,
       c.assumed_quiet, c.assumed_pending, c.first_contact, c.first_contact_base, c.first_contact_beyond,
       c.first_contact_pending, c.repeat_base_7, c.repeated_7, c.repeat_pending_7, c.repeat_base_30, c.repeated_30,
       c.repeat_pending_30, c.human_reached, c.nps_count, c.nps_promoters, c.nps_detractors, c.ces_count,
       c.ces_agreed, c.ces_sum, c.complaints_closed, c.complaints_closed_3d, c.complaints_closed_8w,
       c.complaints_decided, c.complaints_upheld, c.quality_count, c.quality_sum, c.quality_squares,
       c.empathy_count, c.empathy_sum, c.empathy_squares, c.correct_count, c.correct_true, c.quality_pairs,
       c.quality_agreed, c.empathy_pairs, c.empathy_agreed, c.correct_pairs, c.correct_agreed, c.ai_part_count,
       c.ai_part_ms, c.wait_part_count, c.wait_part_ms, c.human_part_count, c.human_part_ms, c.human_wait_count,
       c.human_wait_ms
  from report.sums c
  join slice s on s.id = c.slice and s.reason = ''
  join organisation o on o.id = c.organisation_id
 where c.granularity in ('H', 'D', 'M');

create view report.histogram as
select o.organisation, c.granularity, c.period,
       s.handler, s.channel, s.language, s.topic, s.complexity, s.market,
       c.reply_buckets, c.reply_counts, c.resolution_buckets, c.resolution_counts, c.handle_buckets,
       c.handle_counts, c.ai_part_buckets, c.ai_part_counts, c.wait_part_buckets, c.wait_part_counts,
       c.human_part_buckets, c.human_part_counts, c.human_wait_buckets, c.human_wait_counts
  from report.sums c
  join slice s on s.id = c.slice and s.reason = ''
  join organisation o on o.id = c.organisation_id
 where c.granularity in ('H', 'D', 'M');

create view report.duration as
select h.organisation, h.granularity, h.period,
       h.handler, h.channel, h.language, h.topic, h.complexity, h.market,
       'reply'::text as measure, h.reply_buckets as buckets, h.reply_counts as counts
  from report.histogram h where h.reply_buckets is not null
union all
select h.organisation, h.granularity, h.period,
       h.handler, h.channel, h.language, h.topic, h.complexity, h.market,
       'resolution'::text as measure, h.resolution_buckets as buckets, h.resolution_counts as counts
  from report.histogram h where h.resolution_buckets is not null
union all
select h.organisation, h.granularity, h.period,
       h.handler, h.channel, h.language, h.topic, h.complexity, h.market,
       'handle'::text as measure, h.handle_buckets as buckets, h.handle_counts as counts
  from report.histogram h where h.handle_buckets is not null
union all
select h.organisation, h.granularity, h.period,
       h.handler, h.channel, h.language, h.topic, h.complexity, h.market,
       'ai_part'::text as measure, h.ai_part_buckets as buckets, h.ai_part_counts as counts
  from report.histogram h where h.ai_part_buckets is not null
union all
select h.organisation, h.granularity, h.period,
       h.handler, h.channel, h.language, h.topic, h.complexity, h.market,
       'wait_part'::text as measure, h.wait_part_buckets as buckets, h.wait_part_counts as counts
  from report.histogram h where h.wait_part_buckets is not null
union all
select h.organisation, h.granularity, h.period,
       h.handler, h.channel, h.language, h.topic, h.complexity, h.market,
       'human_part'::text as measure, h.human_part_buckets as buckets, h.human_part_counts as counts
  from report.histogram h where h.human_part_buckets is not null
union all
select h.organisation, h.granularity, h.period,
       h.handler, h.channel, h.language, h.topic, h.complexity, h.market,
       'human_wait'::text as measure, h.human_wait_buckets as buckets, h.human_wait_counts as counts
  from report.histogram h where h.human_wait_buckets is not null;

create view report.handover as
select o.organisation, c.granularity, c.period,
       s.handler, s.channel, s.language, s.topic, s.complexity, s.market, s.reason,
       c.handed_over
  from report.sums c
  join slice s on s.id = c.slice and s.reason <> ''
  join organisation o on o.id = c.organisation_id;

create view report.organisation as
select o.organisation, o.name, o.time_zone, o.simulated, o.minimum_group,
       coalesce(m.episodes, 0) as episodes,
       d.first_day, d.last_day,
       (select count(*) from episode_key k join feedback f
            on f.organisation_id = k.organisation_id and f.episode_key = k.key
         where k.organisation_id = o.id and k.started_at is null and not k.forgotten) as waiting,
       -- how many does not matter when they are many
       (select count(*) from (select from unsettled_contact u where u.organisation_id = o.id limit 10000) as many)
     + (select count(*) from (select from unsettled_reopening u where u.organisation_id = o.id limit 10000) as many)
           as unsettled,
       r.revision,
       -- by the quarter of an hour, so that what was asked before need not be asked again every few seconds
       (select to_timestamp(floor(extract(epoch from as_of) / 900) * 900) from counting) as counted_until
  from organisation o
  join report.revision r using (organisation)
  cross join lateral (
       select sum(c.episodes)::bigint as episodes
         from report.sums c
        where c.organisation_id = o.id and c.granularity = 'm') m
  cross join lateral (
       select min(c.period)::date as first_day, max(c.period)::date as last_day
         from report.sums c
        where c.organisation_id = o.id and c.granularity = 'd') d;

create view report.definition_epoch as
select 2 as measure_epoch, epoch >= 2 as complete from counting;

create view report.workforce as
select organisation, effective_on, role, headcount, change, reason, paid_hours, productive_hours from workforce;

create view report.cost as
select organisation, "from", "to", category, amount, currency from cost;

grant select on all tables in schema report to tandem_report;