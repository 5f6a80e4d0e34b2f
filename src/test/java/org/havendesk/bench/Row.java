package org.havendesk.bench;

import java.util.List;

/** A row of the targets: one job, measured beside its floor. */
public interface Row {
    /** As the targets call it, {@code P3}. */
    String id();

    /** Fills what it needs, measures, and takes its databases away again. */
    List<Figure> measure(Scale scale) throws Exception;
}
