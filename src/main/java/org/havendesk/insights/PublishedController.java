package org.havendesk.insights;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.havendesk.access.Roles;
import org.havendesk.release.PublishedExport;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /export/published.csv}: every published figure, the same bytes whoever asks and when; {@code bom=true} for spreadsheets. */
@Controller
class PublishedController {
    private final PublishedExport export;

    PublishedController(PublishedExport export) {
        this.export = export;
    }

    @GetMapping("/export/published.csv")
    @PreAuthorize("hasRole('" + Roles.LEAD + "')")
    void published(@RequestParam(defaultValue = "false") boolean bom, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"published.csv\"");
        response.setHeader("Cache-Control", "no-store");
        export.write(bom, response.getOutputStream());
    }
}
