-- A slice is stored with the slices that sum it up; none is looked for afterwards any more.
drop index slice_not_summed_up;
