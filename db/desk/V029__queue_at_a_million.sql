-- Ways into the queue in its order for each of its filters: a page reads what it shows, not what the filter leaves out.
drop index cases_queue;
create index cases_queue on cases (band, due_at, case_id, reported_at) where state <> 'closed'; -- its age is told without reading the case
create index cases_of_tier on cases (tier, band, due_at, case_id) where state <> 'closed';
create index cases_of_path on cases (path, band, due_at, case_id) where state <> 'closed';
create index cases_of_category on cases (category, band, due_at, case_id) where state <> 'closed';
create index cases_of_program on cases (program, band, due_at, case_id) where state <> 'closed' and program is not null;

-- What nobody has: "Next case" passes over everything else.
create index cases_free on cases (band, due_at, case_id) where state = 'open';

-- What somebody decided and asked for, as long as it is not over.
create index cases_decided on cases (decided_by) where state in ('waiting', 'closing');
create index approval_asked_by on approval (asked_by) where state = 'asked';
