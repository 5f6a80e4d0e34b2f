package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;
import static org.havendesk.db.desk.Tables.CARE_ANSWER;
import static org.havendesk.db.desk.Tables.SAFETY_PLAN;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.care.Helplines;
import org.havendesk.care.Protocol.Step;
import org.havendesk.care.SafetyPlan;
import org.havendesk.cases.CareRun.StepRun;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Template;
import org.havendesk.settings.Tier;
import org.havendesk.shift.OnShift;
import org.havendesk.shift.Shifts;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import tools.jackson.databind.json.JsonMapper;

/**
 * The guided steps of a care case: its answers and its safety plan. A case keeps the protocol that was in force at its
 * first claim or answer. Answers are added, never changed; the ledger says that one was given, not which.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class CarePath {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DSLContext desk;
    private final Settings settings;

    public CarePath(DSLContext desk, Settings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /** Somebody of the team. */
    public record Colleague(long accountId, String name) {}

    /** How the protocol stands on this case. {@code AccessDeniedException} on the reader's own matter. */
    public CareRun read(long caseId, Person reader) {
        OwnMatters.refuse(desk, caseId, reader);
        return CareRuns.read(desk, caseId);
    }

    /**
     * Answers a question of a step, or with the empty question a step that has none. An answer that names a tier raises the
     * case to it, and never lowers it. Refused with {@code no_such_step} where the case's protocol does not ask that, with
     * {@code no_such_answer} where it does not offer the answer.
     */
    public Outcome answer(long caseId, String step, String question, String answer, Person person) {
        return onStep(caseId, step, person, (tx, locked, run) -> {
            if (!asks(run.step(), question)) {
                return new Outcome.Refused("no_such_step");
            }
            boolean allowed =
                    run.step().question(question).map(q -> q.allows(answer)).orElse(!answer.isBlank());
            if (!allowed) {
                return new Outcome.Refused("no_such_answer");
            }
            insert(tx, locked, step, question, answer.strip(), null, person);
            Tier before = locked.tier();
            run.step().question(question).flatMap(q -> q.tier(answer)).ifPresent(tier -> raise(locked, tier));
            return store(tx, locked, "care_answer", step, before, person);
        });
    }

    /** Says why a step is not needed, which counts as its answer. */
    public Outcome notNeeded(long caseId, String step, String why, Person person) {
        return onStep(caseId, step, person, (tx, locked, run) -> {
            if (why.isBlank()) {
                throw new IllegalArgumentException("a step is not needed for a reason");
            }
            insert(tx, locked, step, StepRun.WHOLE, null, why.strip(), person);
            return store(tx, locked, "care_not_needed", step, locked.tier(), person);
        });
    }

    /** Keeps a new version of the safety plan; earlier ones stay. */
    public Outcome savePlan(long caseId, SafetyPlan plan, Person person) {
        return CaseMoves.withLease(desk, caseId, person, (tx, locked) -> {
            int version = CareRuns.planVersion(tx, caseId) + 1;
            tx.insertInto(SAFETY_PLAN)
                    .set(SAFETY_PLAN.CASE_ID, caseId)
                    .set(SAFETY_PLAN.VERSION, version)
                    .set(SAFETY_PLAN.SECTIONS, JSONB.valueOf(JSON.writeValueAsString(plan)))
                    .set(SAFETY_PLAN.MADE_BY, person.accountId())
                    .set(SAFETY_PLAN.MADE_AT, locked.now())
                    .execute();
            CaseNews.publish(tx, caseId);
            Ledger.append(
                    tx, Entry.of(person.actor(), "safety_plan", "case", caseId).after(Map.of("plan", version)));
            return locked.done();
        });
    }

    /** The templates of a use, those for this category first. */
    public List<Template> templates(String use, String category) {
        return settings.history(Kinds.TEMPLATES).stream()
                .findFirst()
                .map(newest -> newest.value().of(use, category))
                .orElse(List.of());
    }

    /** The helplines in force. */
    public Helplines helplines() {
        return settings.newest(Helplines.KIND).value();
    }

    /** The safeguarding leads, by name. */
    public List<Colleague> leads() {
        return colleagues(true);
    }

    /** Everybody who works with cases, by name. */
    public List<Colleague> colleagues() {
        return colleagues(false);
    }

    /** Who could take a case over now: leads and supervisors on shift, leads first. */
    public List<OnShift> reachable() {
        return Shifts.now(desk).stream()
                .filter(p -> p.supervisor() || p.safeguardingLead())
                .sorted(java.util.Comparator.comparing(p -> !p.safeguardingLead()))
                .toList();
    }

    /** How long a contact waits for an answer where no time is chosen. */
    public static Duration usualWait(Tier tier) {
        return switch (tier) {
            case IMMEDIATE -> Duration.ofMinutes(30);
            case URGENT -> Duration.ofHours(4);
            case SOON, ROUTINE -> Duration.ofHours(24);
        };
    }

    @FunctionalInterface
    private interface OnStep {
        Outcome act(DSLContext tx, Locked locked, StepRun run);
    }

    private Outcome onStep(long caseId, String step, Person person, OnStep act) {
        return CaseMoves.withLease(desk, caseId, person, (tx, locked) -> {
            if (!locked.row().getPath().equals("care")) {
                return new Outcome.Refused("wrong_path");
            }
            CareRuns.keepVersion(tx, locked.row());
            Optional<StepRun> run = CareRuns.read(tx, caseId).step(step);
            return run.isEmpty() ? new Outcome.Refused("no_such_step") : act.act(tx, locked, run.get());
        });
    }

    private static boolean asks(Step step, String question) {
        return step.questions().isEmpty()
                ? question.isEmpty()
                : step.question(question).isPresent();
    }

    private static void insert(
            DSLContext tx,
            Locked locked,
            String step,
            String question,
            @Nullable String answer,
            @Nullable String notNeeded,
            Person person) {
        tx.insertInto(CARE_ANSWER)
                .set(CARE_ANSWER.CASE_ID, locked.caseId())
                .set(CARE_ANSWER.STEP, step)
                .set(CARE_ANSWER.QUESTION, question)
                .set(CARE_ANSWER.ANSWER, answer)
                .set(CARE_ANSWER.NOT_NEEDED, notNeeded)
                .set(CARE_ANSWER.BY_ACCOUNT, person.accountId())
                .set(CARE_ANSWER.AT, locked.now())
                .execute();
    }

    /** Automation may raise a tier, never lower it. */
    private void raise(Locked locked, Tier tier) {
        CasesRecord row = locked.row();
        if (!tier.isMorePressingThan(locked.tier())) {
            return;
        }
        row.setRaisedFrom(row.getTier());
        row.setTier(tier.number());
        var due = row.getClockFrom().plus(settings.clocks().of(tier));
        if (due.isBefore(row.getDueAt())) {
            row.setDueAt(due);
        }
        row.setVersion(row.getVersion() + 1);
    }

    private static Outcome store(DSLContext tx, Locked locked, String verb, String step, Tier before, Person person) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("step", step);
        after.put("detail", step);
        Entry entry = Entry.of(person.actor(), verb, "case", locked.caseId());
        if (locked.tier() != before) {
            after.put("tier", locked.tier().key());
            after.put("version", locked.row().getVersion());
            entry = entry.before(Map.of("tier", before.key()));
        }
        locked.row().update();
        CaseNews.publish(tx, locked.caseId());
        Ledger.append(tx, entry.after(after));
        return locked.done();
    }

    private List<Colleague> colleagues(boolean leadsOnly) {
        return desk.select(ACCOUNT.ACCOUNT_ID, ACCOUNT.DISPLAY_NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.DISABLED_AT.isNull())
                .and(leadsOnly ? ACCOUNT.SAFEGUARDING_LEAD.isTrue() : worksCases())
                .orderBy(ACCOUNT.DISPLAY_NAME, ACCOUNT.ACCOUNT_ID)
                .fetch(mapping(Colleague::new));
    }

    private static org.jooq.Condition worksCases() {
        return exists(selectOne()
                .from(ACCOUNT_ROLE)
                .where(ACCOUNT_ROLE.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
                .and(ACCOUNT_ROLE.ROLE.in(Roles.MODERATOR, Roles.SUPERVISOR)));
    }
}
