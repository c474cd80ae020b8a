-- How far changed cells were published, a row a topic. No row: nothing was, so everything will be.
create table published (
    topic     text primary key,
    revision  bigint not null,
    publisher uuid not null
);
