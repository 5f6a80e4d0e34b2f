package org.havendesk.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.havendesk.access.Roles;
import org.havendesk.db.DeskLevel;
import org.havendesk.health.Report.Section;
import org.havendesk.post.MailServer;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.springframework.security.access.prepost.PreAuthorize;

/** How the installation is, for admins. */
@PreAuthorize("hasRole('" + Roles.ADMIN + "')")
public class SystemHealth {
    private final Readings readings;
    private final Machine machine;
    private final Settings settings;
    private final MailServer mail;
    private final Rounds rounds;

    SystemHealth(Readings readings, Machine machine, Settings settings, MailServer mail, Rounds rounds) {
        this.readings = readings;
        this.machine = machine;
        this.settings = settings;
        this.mail = mail;
        this.rounds = rounds;
    }

    /** As it is now, give or take a few seconds. What does not answer is said so after three seconds at most. */
    public Report report() {
        readings.begin();
        Optional<DeskVitals> desk = readings.desk();
        Optional<ChatVitals> chat = readings.chat();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "databases", DatabaseLines.of(desk, chat, readings.contract(), readings.pools(), DeskLevel.newest())));
        sections.add(new Section("work", WorkLines.work(desk, chat)));
        desk.ifPresent(vitals -> {
            sections.add(new Section("record", RecordLines.record(vitals)));
            sections.add(new Section("alarms", RecordLines.alarms(vitals, mail.isThere(), webhooks())));
        });
        sections.add(new Section("console", ConsoleLines.of(machine.node(), desk, machine.disk(), machine.memory())));
        desk.ifPresent(vitals -> sections.add(new Section("jobs", WorkLines.jobs(vitals))));
        sections.removeIf(section -> section.lines().isEmpty());
        return new Report(Instant.now(), sections);
    }

    /** Calls {@code listener} on another thread when it is time for another report, until the returned handle is run. */
    public Runnable subscribe(Runnable listener) {
        return rounds.subscribe(listener);
    }

    private int webhooks() {
        return settings.newest(Kinds.ALARMS).value().webhooks().size();
    }
}
