package org.havendesk.team;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Roles;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /export/team.csv}: the figures of the period that {@code weeks} and {@code to} mean; {@code bom=true} for spreadsheets. */
@Controller
class TeamExportController {
    private final TeamExport export;
    private final Figures figures;
    private final CurrentPerson current;

    TeamExportController(TeamExport export, Figures figures, CurrentPerson current) {
        this.export = export;
        this.figures = figures;
        this.current = current;
    }

    @GetMapping("/export/team.csv")
    @PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
    void team(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> parameters = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Arrays.asList(e.getValue())));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"team.csv\"");
        response.setHeader("Cache-Control", "no-store");
        boolean bom = parameters.getOrDefault("bom", List.of()).contains("true");
        export.write(figures.period(parameters), current.get(), bom, response.getOutputStream());
    }
}
