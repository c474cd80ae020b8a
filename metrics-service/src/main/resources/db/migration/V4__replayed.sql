-- When what was refused was counted after all, null while it was not.
alter table rejected add column replayed_at timestamptz;
