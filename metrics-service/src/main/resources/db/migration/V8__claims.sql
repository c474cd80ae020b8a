-- What articles claim, how the claims stand to each other, and what people say about them.

-- Names of organisations as they are compared: without case, and without what says nothing but the legal form.
create function report.name_key(name text) returns text immutable strict parallel safe language sql as $$
    select regexp_replace(
        regexp_replace(lower(normalize(name, NFKC)), '\s+', ' ', 'g'),
        '^\s+|(,? (ag|se|gmbh|mbh|kgaa|kg|ohg|ug|inc|ltd|llc|llp|plc|corp|co|ab|asa|as|a/s|aps|oyj|oy|nv|n\.v|bv|b\.v|sa|s\.a|spa|s\.p\.a)\.?)*\s*$',
        '', 'g')
$$;

-- The text may have an end, and what was read in it stays. unread: new, or another text than was read. read_by: the
-- version of the lexicon that read it last, empty while none did. sketch: what a near-copy is known by.
alter table article alter column text drop not null;
alter table article add column characters integer;
update article set characters = length(text);
alter table article alter column characters set not null;
alter table article add column read_by text collate "C" not null default '';
alter table article add column unread boolean not null default true;
alter table article add column sketch bytea;
-- who else read this text, how often it was given to them in vain, and when it was last
alter table article add column second_read text collate "C";
alter table article add column second_tries smallint not null default 0;
alter table article add column second_asked timestamptz;
create index article_unread on article (id) where unread and text is not null;
create index article_read_by on article (read_by) where text is not null;
create index article_forgettable on article (fetched_at) where text is not null;

-- The versions of the lexicon in the order in which they came: an older one, which still runs while instances are
-- replaced, leaves alone what a newer one has read.
create table lexicon (
    version text collate "C" primary key,
    number  bigint not null unique generated always as identity
);

-- Other names of an organisation, by which articles may call it.
alter table organisation add column aliases text[] not null default '{}';

-- Columns hold what counts: as a person corrected it, else as it was read; extracted holds what was read.
create table claim (
    id               text collate "C" primary key,
    article          text not null references article,
    at               timestamptz not null,
    organisation     text not null,
    organisation_key text collate "C" not null generated always as (report.name_key(organisation)) stored,
    how              text not null,
    kind             text not null,
    value            double precision,
    "from"           double precision,
    "to"             double precision,
    low              double precision,
    high             double precision,
    unit             text,
    currency         text,
    bound            text not null,
    direction        text not null,
    status           text not null,
    period           text,
    cites            text,
    confidence       double precision not null,
    rule             text not null,
    sentence         text not null,
    sentence_start   integer not null,
    sentence_end     integer not null,
    quantity_start   integer not null,
    quantity_end     integer not null,
    extracted        jsonb not null,
    lexicon          text not null,
    -- whether the newest reading of the article holds it; a person's word keeps it without
    found            boolean not null,
    withdrawn        boolean not null,
    verdict          text,
    -- whether a second reader found it and the lexicon did not
    suggested        boolean not null default false,
    -- read with less confidence than it takes to count without a person's word, or only suggested
    doubtful         boolean not null,
    proposed         boolean not null generated always as (doubtful and verdict is null) stored,
    -- whether it ever was more than a proposal, so that others were told of it
    counted          boolean not null,
    -- how it stands to the others about the organisation
    statement        text,
    first            text,
    copy_of          text,
    contradicts      text[] not null default '{}',
    sums             jsonb not null default '[]',
    -- what own numbers said when it was looked last, since when, and what they had said before
    answer           text,
    answer_since     timestamptz,
    answer_before    text,
    revision         bigint not null
);
create sequence claim_revision;
create index claim_article on claim (article);
create index claim_listed on claim (at desc, id desc);
create index claim_organisation on claim (organisation_key, at desc, id desc);
create index claim_statement on claim (statement);
create index claim_proposed on claim (at desc, id desc) where proposed;
create index claim_revision_order on claim (revision) where counted;

-- Organisations whose claims changed since it was last looked how they stand to each other.
create table ledger_due (organisation_key text collate "C" primary key);

create table unmatched_sentence (
    article        text not null references article,
    sentence_start integer not null,
    sentence_end   integer not null,
    sentence       text not null,
    organisation   text not null,
    measure        text not null,
    lexicon        text not null,
    primary key (article, sentence_start, organisation, measure)
);

-- Every word of a person about a claim; none is ever changed or deleted.
create table claim_review (
    id         bigint primary key generated always as identity,
    claim      text collate "C" not null references claim,
    at         timestamptz not null,
    verdict    text not null,
    reviewer   text,
    note       text,
    correction jsonb
);
create index claim_review_claim on claim_review (claim, id);

-- What reading an article again changed.
create table claim_change (
    id       bigint primary key generated always as identity,
    at       timestamptz not null,
    claim    text collate "C" not null references claim,
    change   text not null,
    lexicon  text not null,
    earlier  text not null,
    before   jsonb,
    after    jsonb
);

-- What own numbers said about a claim, a row whenever the answer turned; the first has none before it.
create table claim_check (
    id       bigint primary key generated always as identity,
    claim    text collate "C" not null references claim,
    at       timestamptz not null,
    answer   text not null,
    before   text,
    measured jsonb not null
);
create index claim_check_claim on claim_check (claim, id);

create or replace view report.article as
select a.id, a.url, a.title, a.publisher, a.language, a.published_at, a.fetched_at,
       a.characters, to_jsonb(a.links) as links,
       a.url ~ '^https?://[^/]*\.example(:[0-9]+)?(/|$)' as simulated
  from article a;

-- Which name belongs to which organisation; one that two of them claim belongs to the first.
create view report.organisation_name as
select report.name_key(n.name) as name_key, min(o.organisation) as organisation
  from organisation o cross join lateral unnest(array[o.organisation, o.name] || o.aliases) n(name)
 group by 1;

create view report.claim as
select c.id, c.organisation, c.organisation_key, own.organisation as own, c.how, c.kind,
       c.value, c."from", c."to", c.low, c.high, c.unit, c.currency, c.bound, c.direction, c.status, c.period, c.cites,
       c.confidence, c.rule, c.sentence, c.sentence_start, c.sentence_end, c.quantity_start, c.quantity_end,
       c.lexicon, c.found, c.withdrawn, c.verdict, c.proposed,
       case when c.verdict = 'correct' then c.extracted end as extracted,
       c.answer, c.answer_since, c.answer_before, c.at, c.statement, c.first, f.at as first_at, c.copy_of, c.contradicts, c.sums, c.revision,
       c.article, a.url, a.title, a.publisher, a.published_at, a.fetched_at, a.language,
       a.url ~ '^https?://[^/]*\.example(:[0-9]+)?(/|$)' as simulated,
       -- in how many articles, near-copies of one counted once
       case when c.statement is not null then
           (select count(distinct coalesce(s.copy_of, s.article)) from claim s where s.statement = c.statement) end as articles
  from claim c
  join article a on a.id = c.article
  left join claim f on f.id = c.first
  left join report.organisation_name own on own.name_key = c.organisation_key;

create view report.claim_review as
select id, claim, at, verdict, reviewer, note, correction from claim_review;

create view report.claim_check as
select h.id, h.claim, h.at, h.answer, h.before, h.measured, c.kind, own.organisation as own
  from claim_check h
  join claim c on c.id = h.claim
  join report.organisation_name own on own.name_key = c.organisation_key
 where not c.proposed;

create view report.unmatched_sentence as
select u.article, a.url, a.title, a.publisher, a.published_at, a.fetched_at, a.language,
       a.url ~ '^https?://[^/]*\.example(:[0-9]+)?(/|$)' as simulated,
       u.sentence_start, u.sentence_end, u.sentence, u.organisation, report.name_key(u.organisation) as organisation_key,
       own.organisation as own, u.measure, u.lexicon
  from unmatched_sentence u
  join article a on a.id = u.article
  left join report.organisation_name own on own.name_key = report.name_key(u.organisation);

create view report.claim_change as
select h.id, h.at, h.claim, h.change, h.lexicon, h.earlier, h.before, h.after, c.article, c.organisation
  from claim_change h join claim c on c.id = h.claim;

grant select on all tables in schema report to tandem_report;
