-- Changes of sums are appended as bytes, a row for each transaction and organisation; readers see them once they are added
-- to their cells.

create table cell_change (
    id              bigint primary key generated always as identity,
    organisation_id integer not null,
    -- how many cells change
    cells           integer not null,
    changes         bytea not null
);
-- short as they are written, and gone in a moment: packing them costs more than it saves
alter table cell_change alter column changes set storage external;

-- cell_delta holds what an earlier version appended; it is emptied, and nothing is written there any more.
create or replace view report.sums as
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
  from cell;

-- One pass over the histograms instead of one a duration.
create or replace view report.duration as
select h.organisation, h.granularity, h.period,
       h.handler, h.channel, h.language, h.topic, h.complexity, h.market,
       d.measure, d.buckets, d.counts
  from report.histogram h
 cross join lateral (values
       ('reply'::text, h.reply_buckets, h.reply_counts),
       ('resolution', h.resolution_buckets, h.resolution_counts),
       ('handle', h.handle_buckets, h.handle_counts),
       ('ai_part', h.ai_part_buckets, h.ai_part_counts),
       ('wait_part', h.wait_part_buckets, h.wait_part_counts),
       ('human_part', h.human_part_buckets, h.human_part_counts),
       ('human_wait', h.human_wait_buckets, h.human_wait_counts)) d(measure, buckets, counts)
 where d.buckets is not null;

create or replace view report.organisation as
select o.organisation, o.name, o.time_zone, o.simulated, o.minimum_group,
       coalesce(m.episodes, 0) as episodes,
       d.first_day, d.last_day,
       (select count(*) from episode_key k join feedback f
            on f.organisation_id = k.organisation_id and f.episode_key = k.key
         where k.organisation_id = o.id and k.started_at is null and not k.forgotten) as waiting,
       -- how many does not matter when they are many
       (select count(*) from (select from unsettled_contact u where u.organisation_id = o.id limit 10000) as many)
     + (select count(*) from (select from unsettled_reopening u where u.organisation_id = o.id limit 10000) as many)
     -- changes that are not in the sums yet
     + (select coalesce(sum(w.cells), 0)::bigint from cell_change w where w.organisation_id = o.id)
     + (select count(*) from (select from cell_delta w where w.organisation_id = o.id limit 10000) as many)
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

-- What followed a fact is written into it later, which takes no new entries in indexes where its page has room.
create or replace function add_month(month timestamptz) returns void language plpgsql as $$
declare
    name text := 'episode_' || to_char(month at time zone 'UTC', 'YYYY_MM');
begin
    perform pg_advisory_xact_lock(hashtext('metrics.episode'));
    if to_regclass(name) is null then
        execute format('create table %I (like episode including defaults including constraints) with (fillfactor = 90)', name);
        execute format('alter table episode attach partition %I for values from (%L) to (%L)', name,
                       month, (month at time zone 'UTC' + interval '1 month') at time zone 'UTC');
    end if;
end $$;

-- With the time in it, this is the index for a customer's contacts of some months whatever the server knows of a partition.
drop index episode_customer;
create index episode_customer on episode (customer, started_at) where customer is not null;

-- Those that are yet to be told which slices sum them up.
create index slice_not_summed_up on slice (organisation_id) where by_channel is null and language <> '' and reason = '';
