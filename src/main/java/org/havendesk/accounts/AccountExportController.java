package org.havendesk.accounts;

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

/**
 * {@code /export/accounts.csv}: the accounts that the filter's parameters mean; {@code bom=true} for spreadsheets that need it. A
 * failure in the middle breaks the transfer: a short file never looks whole.
 */
@Controller
class AccountExportController {
    private final AccountExport export;
    private final CurrentPerson current;

    AccountExportController(AccountExport export, CurrentPerson current) {
        this.export = export;
        this.current = current;
    }

    @GetMapping("/export/accounts.csv")
    @PreAuthorize("hasRole('" + Roles.ADMIN + "')")
    void accounts(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> parameters = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Arrays.asList(e.getValue())));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"accounts.csv\"");
        response.setHeader("Cache-Control", "no-store");
        boolean bom = parameters.getOrDefault("bom", List.of()).contains("true");
        export.write(AccountFilter.of(parameters), current.get(), bom, response.getOutputStream());
    }
}
