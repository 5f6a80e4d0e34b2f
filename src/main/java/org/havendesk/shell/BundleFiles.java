package org.havendesk.shell;

import com.vaadin.flow.server.StaticFileHandler;
import com.vaadin.flow.server.StaticFileHandlerFactory;
import com.vaadin.flow.server.StaticFileServer;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/**
 * Lets browsers keep the files of the bundle: their names hold a hash of what is in them, so that a change has another name.
 * The other static files carry the hash in their address or are asked for again after an hour.
 */
@Component
class BundleFiles implements StaticFileHandlerFactory {
    private static final String BUNDLE = "/VAADIN/build/";
    private static final String FOREVER = "max-age=31536000, immutable";

    @Override
    public StaticFileHandler createHandler(VaadinService service) {
        return new Server(service);
    }

    private static final class Server extends StaticFileServer {
        Server(VaadinService service) {
            super(service);
        }

        @Override
        protected void writeCacheHeaders(String file, HttpServletRequest request, HttpServletResponse response) {
            super.writeCacheHeaders(file, request, response);
            if (file.startsWith(BUNDLE)) {
                response.setHeader("Cache-Control", FOREVER);
            }
            // the security chain wrote them for pages that nobody may keep, and Chromium heeds the first before all
            // others
            response.setHeader("Pragma", null);
            response.setHeader("Expires", null);
        }
    }
}
