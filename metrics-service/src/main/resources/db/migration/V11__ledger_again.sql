-- How claims stand to each other is found by other rules now, so all of it is looked at again.
insert into ledger_due
select distinct organisation_key from claim order by 1
on conflict do nothing;
