-- Tables with exactly the columns of the published views, which metrics-service owns.
create schema report;
create table report.organisation (
    organisation text, name text, time_zone text, simulated boolean, minimum_group int, episodes bigint,
    first_day date, last_day date, waiting bigint, unsettled bigint, revision bigint, counted_until timestamptz
);
create table report.cell (
    organisation text, granularity text, period timestamp,
    handler text, channel text, language text, topic text, complexity text, market text,
    episodes bigint, answered bigint, ai_involved bigint, contained bigint, handed_over bigint, human_requested
    bigint, disclosed bigint, confirmed bigint, assumed bigint, resolved bigint, open bigint, reply_count bigint,
    reply_ms bigint, resolution_count bigint, resolution_ms bigint, handle_count bigint, handle_ms bigint,
    csat_count bigint, csat_positive bigint, csat_sum bigint, complaints bigint, sla_due bigint, sla_met bigint,
    sla_pending bigint, reopen_base bigint, reopened bigint, reopen_pending bigint, automated bigint, durable
    bigint, durable_ai bigint, assumed_quiet bigint, assumed_pending bigint, first_contact bigint,
    first_contact_base bigint, first_contact_beyond bigint, first_contact_pending bigint, repeat_base_7 bigint,
    repeated_7 bigint, repeat_pending_7 bigint, repeat_base_30 bigint, repeated_30 bigint, repeat_pending_30 bigint,
    human_reached bigint, nps_count bigint, nps_promoters bigint, nps_detractors bigint, ces_count bigint,
    ces_agreed bigint, ces_sum bigint, complaints_closed bigint, complaints_closed_3d bigint, complaints_closed_8w
    bigint, complaints_decided bigint, complaints_upheld bigint, quality_count bigint, quality_sum bigint,
    quality_squares bigint, empathy_count bigint, empathy_sum bigint, empathy_squares bigint, correct_count bigint,
    correct_true bigint, quality_pairs bigint, quality_agreed bigint, empathy_pairs bigint, empathy_agreed bigint,
    correct_pairs bigint, correct_agreed bigint, ai_part_count bigint, ai_part_ms bigint, wait_part_count bigint,
    wait_part_ms bigint, human_part_count bigint, human_part_ms bigint, human_wait_count bigint, human_wait_ms
    bigint
);
create table report.duration (
    organisation text, granularity text, period timestamp,
    handler text, channel text, language text, topic text, complexity text, market text,
    measure text, buckets smallint[], counts int[]
);
create table report.handover (
    organisation text, granularity text, period timestamp,
    handler text, channel text, language text, topic text, complexity text, market text,
    reason text, handed_over bigint
);
create table report.cost (
    organisation text, "from" date, "to" date, category text, amount numeric, currency text
);
create table report.definition_epoch (measure_epoch int, complete boolean);
insert into report.definition_epoch values (1, true), (2, true), (3, true);
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
    organisation text, effective_on date, role text, headcount double precision, change double precision, reason text,
    paid_hours double precision, productive_hours double precision
);
grant usage on schema report to tandem_report;
grant select on all tables in schema report to tandem_report;
create function report.name_key(name text) returns text immutable strict parallel safe language sql as $$
    select lower(name)
$$;
create table report.organisation_name (name_key text, organisation text);
create table report.claim (
    id text, organisation text, organisation_key text, own text, how text, kind text, value double precision,
    "from" double precision, "to" double precision, low double precision, high double precision, unit text,
    currency text, bound text, direction text, status text, period text, cites text, confidence double precision,
    rule text, sentence text, sentence_start int, sentence_end int, quantity_start int, quantity_end int, lexicon text,
    found boolean, withdrawn boolean, proposed boolean, verdict text, extracted jsonb, at timestamptz, statement text, first text,
    first_at timestamptz, copy_of text, contradicts text[], sums jsonb, revision bigint, article text, url text,
    title text, publisher text, published_at timestamptz, fetched_at timestamptz, language text, simulated boolean,
    articles bigint, answer text, answer_since timestamptz, answer_before text
);
create table report.claim_check (
    id bigint, claim text, at timestamptz, answer text, before text, measured jsonb, kind text, own text
);
create table report.claim_review (
    id bigint, claim text, at timestamptz, verdict text, reviewer text, note text, correction jsonb
);
create table report.unmatched_sentence (
    article text, url text, title text, publisher text, published_at timestamptz, fetched_at timestamptz,
    language text, simulated boolean, sentence_start int, sentence_end int, sentence text, organisation text,
    organisation_key text, own text, measure text, lexicon text
);
create table report.claim_change (
    id bigint, at timestamptz, claim text, change text, lexicon text, earlier text, before jsonb, after jsonb,
    article text, organisation text
);
grant select on all tables in schema report to tandem_report;
