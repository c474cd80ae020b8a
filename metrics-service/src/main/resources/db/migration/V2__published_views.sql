-- What others may read: the contract with report-service and with analysts. Tables behind it may change, these not.
create schema if not exists report;

create view report.organisation as
select o.organisation, o.name, o.time_zone, o.simulated, o.minimum_group,
       coalesce(m.episodes, 0) as episodes,
       (select min(d.period)::date from cell d join slice s on s.id = d.slice
         where s.organisation = o.organisation and d.granularity = 'D'
           and d.period < m.first_month + interval '1 month') as first_day,
       (select max(d.period)::date from cell d join slice s on s.id = d.slice
         where s.organisation = o.organisation and d.granularity = 'D'
           and d.period >= m.last_month) as last_day,
       (select coalesce(sum(e.csat_count + e.complaints), 0)
          from episode e
         where e.organisation = o.organisation and e.updated_at is null)::bigint as waiting,
       o.revision
  from organisation o
  cross join lateral (
       select sum(c.episodes)::bigint as episodes, min(c.period) as first_month, max(c.period) as last_month
         from cell c join slice s on s.id = c.slice
        where s.organisation = o.organisation and c.granularity = 'M') m;

create view report.cell as
select s.organisation, c.granularity, c.period,
       s.handler, s.channel, s.language, s.topic, s.complexity, s.market,
       c.episodes, c.answered, c.ai_involved, c.contained, c.handed_over, c.human_requested, c.disclosed,
       c.confirmed, c.assumed, c.resolved, c.open,
       c.reply_count, c.reply_ms, c.resolution_count, c.resolution_ms, c.handle_count, c.handle_ms,
       c.csat_count, c.csat_positive, c.csat_sum, c.complaints,
       c.sla_due, c.sla_met, c.sla_pending, c.reopen_base, c.reopened, c.reopen_pending
  from cell c join slice s on s.id = c.slice;

create view report.duration as
select s.organisation, c.granularity, c.period,
       s.handler, s.channel, s.language, s.topic, s.complexity, s.market,
       'reply'::text as measure, c.reply_buckets as buckets, c.reply_counts as counts
  from cell c join slice s on s.id = c.slice
union all
select s.organisation, c.granularity, c.period,
       s.handler, s.channel, s.language, s.topic, s.complexity, s.market,
       'resolution'::text as measure, c.resolution_buckets as buckets, c.resolution_counts as counts
  from cell c join slice s on s.id = c.slice
union all
select s.organisation, c.granularity, c.period,
       s.handler, s.channel, s.language, s.topic, s.complexity, s.market,
       'handle'::text as measure, c.handle_buckets as buckets, c.handle_counts as counts
  from cell c join slice s on s.id = c.slice;

create view report.article as
select a.id, a.url, a.title, a.publisher, a.language, a.published_at, a.fetched_at,
       length(a.text) as characters, to_jsonb(a.links) as links,
       -- nobody can publish under .example (RFC 2606): what stands there was made up
       a.url ~ '^https?://[^/]*\.example(:[0-9]+)?(/|$)' as simulated
  from article a;

create view report.rejected as
select id, rejected_at, stage, organisation, event_id, event_source, event_type, violations, coordinates, bytes, event
  from rejected;

create view report.change as
select organisation, at, kind, share, told from change;

create view report.workforce as
select organisation, effective_on, role, headcount, change, reason from workforce;

do $$
begin
    if not exists (select from pg_roles where rolname = 'tandem_report') then
        create role tandem_report nologin;
    end if;
end $$;
grant usage on schema report to tandem_report;
grant select on all tables in schema report to tandem_report;
