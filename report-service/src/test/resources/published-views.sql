-- Tables with exactly the columns of the published views, which metrics-service owns.
create schema report;
create table report.organisation (
    organisation text, name text, time_zone text, simulated boolean, minimum_group int, episodes bigint,
    first_day date, last_day date, waiting bigint, revision bigint
);
create table report.cell (
    organisation text, granularity text, period timestamp,
    handler text, channel text, language text, topic text, complexity text, market text,
    episodes bigint not null default 0, answered bigint not null default 0, ai_involved bigint not null default 0,
    contained bigint not null default 0, handed_over bigint not null default 0,
    human_requested bigint not null default 0, disclosed bigint not null default 0,
    confirmed bigint not null default 0, assumed bigint not null default 0, resolved bigint not null default 0,
    open bigint not null default 0, reply_count bigint not null default 0, reply_ms bigint not null default 0,
    resolution_count bigint not null default 0, resolution_ms bigint not null default 0,
    handle_count bigint not null default 0, handle_ms bigint not null default 0,
    csat_count bigint not null default 0, csat_positive bigint not null default 0, csat_sum bigint not null default 0,
    complaints bigint not null default 0, sla_due bigint not null default 0, sla_met bigint not null default 0,
    sla_pending bigint not null default 0, reopen_base bigint not null default 0,
    reopened bigint not null default 0, reopen_pending bigint not null default 0
);
create table report.duration (
    organisation text, granularity text, period timestamp,
    handler text, channel text, language text, topic text, complexity text, market text,
    measure text, buckets smallint[], counts int[]
);
create table report.article (
    id text, url text, title text, publisher text, language text, published_at timestamptz, fetched_at timestamptz,
    characters int, links jsonb, simulated boolean
);
create table report.rejected (
    id bigint, rejected_at timestamptz, stage text, organisation text, event_id text, event_source text,
    event_type text, violations jsonb, coordinates text, bytes int, event jsonb
);
create table report.change (organisation text, at timestamptz, kind text, share double precision, told text);
create table report.workforce (
    organisation text, effective_on date, role text, headcount double precision, change double precision, reason text
);
grant usage on schema report to tandem_report;
grant select on all tables in schema report to tandem_report;
