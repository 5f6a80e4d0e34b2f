package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.havendesk.access.NewCodeApp;

/** What a code app has to learn: as a QR code, drawn here and sent nowhere, and as letters to be typed. */
class CodeAppSecret extends Div {
    private static final int QUIET = 4; // modules of margin, as ISO/IEC 18004 asks

    CodeAppSecret(NewCodeApp app) {
        addClassName("code-app");
        var secret = text(app.words(), "code-app-secret");
        secret.setId("code-app-secret");
        var picture = new Svg(svg(app.address()));
        picture.getElement().setAttribute("role", "img").setAttribute("aria-label", getTranslation("code-app.picture"));
        add(
                box("code-app-picture", picture),
                box(
                        "code-app-words",
                        new Paragraph(getTranslation("code-app.scan")),
                        text(getTranslation("code-app.typed"), "small", "quiet"),
                        secret));
    }

    private static String svg(String words) {
        ByteMatrix modules = encode(words);
        var path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    path.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
                }
            }
        }
        int size = modules.getWidth() + 2 * QUIET;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <rect class="paper" width="%1$d" height="%1$d"/><path class="ink" d="%2$s"/></svg>""".formatted(size, path);
    }

    private static ByteMatrix encode(String words) {
        try {
            return Encoder.encode(words, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + words.length() + " characters", e);
        }
    }
}
