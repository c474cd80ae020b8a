-- What is published by numbers, made of the tables that tests fill: every sum once with all dimensions and again with
-- some of them, as they are kept.
create view report.revision as
select organisation, hashtext(organisation) as organisation_id, revision from report.organisation;

do $$
declare
    measures text;
    nothing  text;
begin
    select string_agg(quote_ident(column_name), ', ' order by ordinal_position),
           string_agg('null::bigint', ', ' order by ordinal_position)
      into measures, nothing
      from information_schema.columns
     where table_schema = 'report' and table_name = 'cell' and data_type = 'bigint';
    execute format($view$
        create view report.kept as
        select k.organisation, kept.granularity, k.period, k.handler,
               k.channel,
               case when kept.language then k.language else '' end as language,
               case when kept.topic then k.topic else '' end as topic,
               case when kept.language then k.complexity else '' end as complexity,
               case when kept.language then k.market else '' end as market,
               k.measure, k.buckets, k.counts, %1$s
          from (select organisation, granularity, period, handler, channel, language, topic, complexity, market,
                       null::text as measure, null::smallint[] as buckets, null::int[] as counts, %1$s
                  from report.cell
                union all
                select organisation, granularity, period, handler, channel, language, topic, complexity, market,
                       measure, buckets, counts, %2$s
                  from report.duration) k
          join (values ('H', 'H', true, true), ('D', 'D', true, true), ('M', 'M', true, true),
                       ('D', 'd', false, false), ('M', 'm', false, false),
                       ('D', 't', true, false), ('M', 'T', true, false))
               as kept (of, granularity, topic, language) on kept.of = k.granularity
        $view$, measures, nothing);
    execute format($view$
        create view report.sums as
        select hashtext(organisation) as organisation_id, granularity, period,
               concat_ws('|', organisation, handler, channel, language, topic, complexity, market) as slice, %1$s,
               case measure when 'reply' then buckets end as reply_buckets,
               case measure when 'reply' then counts end as reply_counts,
               case measure when 'resolution' then buckets end as resolution_buckets,
               case measure when 'resolution' then counts end as resolution_counts,
               case measure when 'handle' then buckets end as handle_buckets,
               case measure when 'handle' then counts end as handle_counts,
               case measure when 'ai_part' then buckets end as ai_part_buckets,
               case measure when 'ai_part' then counts end as ai_part_counts,
               case measure when 'wait_part' then buckets end as wait_part_buckets,
               case measure when 'wait_part' then counts end as wait_part_counts,
               case measure when 'human_part' then buckets end as human_part_buckets,
               case measure when 'human_part' then counts end as human_part_counts,
               case measure when 'human_wait' then buckets end as human_wait_buckets,
               case measure when 'human_wait' then counts end as human_wait_counts
          from report.kept
        $view$, measures);
end $$;

create view report.slice as
select distinct concat_ws('|', organisation, handler, channel, language, topic, complexity, market) as slice,
       hashtext(organisation) as organisation_id, handler, channel, language, topic, complexity, market, '' as reason
  from report.kept;
grant select on all tables in schema report to tandem_report;
