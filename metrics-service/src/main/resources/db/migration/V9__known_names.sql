-- The names of organisations that articles were read with. met: names one that was registered since it was read.
create table known_name (name text collate "C" primary key);
alter table article add column met boolean not null default false;
create index article_met on article (id) where met and text is not null;
