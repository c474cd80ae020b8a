-- Every question begins with this row. As scalar subqueries, first and last days are found at the ends of an index instead
-- of by reading all days.
create or replace view report.organisation as
select o.organisation, o.name, o.time_zone, o.simulated, o.minimum_group,
       (select coalesce(sum(c.episodes), 0)::bigint
          from report.sums c
         where c.organisation_id = o.id and c.granularity = 'm') as episodes,
       (select min(c.period)::date
          from report.sums c
         where c.organisation_id = o.id and c.granularity = 'd') as first_day,
       (select max(c.period)::date
          from report.sums c
         where c.organisation_id = o.id and c.granularity = 'd') as last_day,
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
       (select coalesce(sum(r.revision), 0) from organisation_revision r where r.organisation_id = o.id)::bigint
           as revision,
       -- by the quarter of an hour, so that what was asked before need not be asked again every few seconds
       (select to_timestamp(floor(extract(epoch from as_of) / 900) * 900) from counting) as counted_until
  from organisation o;
