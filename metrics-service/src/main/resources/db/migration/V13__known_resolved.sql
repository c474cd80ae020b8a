-- When a source first said that an episode is resolved. Null where nothing older than the newest snapshot is known: what was
-- stored before stays as it was.
alter table episode add column known_resolved_at timestamptz;
drop index episode_ended;
create index episode_ended on episode using brin ((coalesce(resolved_at, known_resolved_at, updated_at)));
