package org.havendesk.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Roles;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /export/member-report.json}: what is kept about the member of an approved request; 404 where it is not open. */
@Controller
class MemberReportController {
    private final MemberReport report;
    private final CurrentPerson current;

    MemberReportController(MemberReport report, CurrentPerson current) {
        this.report = report;
        this.current = current;
    }

    @GetMapping("/export/member-report.json")
    @PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
    void report(@RequestParam("request") long request, HttpServletResponse response) throws IOException {
        Optional<byte[]> found = report.fetch(request, current.get());
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"member-report-" + request + ".json\"");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(found.get());
    }
}
