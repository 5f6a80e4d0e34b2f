package org.havendesk.cli;

/** What a command tells the shell, with the sentences of its help. */
final class Exit {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int SOME_REFUSED = 2;
    static final int WRONG_USAGE = 64;

    static final String HEADING = "%nExit status:%n";
    static final String DONE_HELP = " 0:Done.";
    static final String FAILED_HELP = " 1:Could not be done; standard error says why.";
    static final String SOME_REFUSED_HELP = " 2:Done, but some records were refused; standard error names them.";
    static final String WRONG_USAGE_HELP = "64:Wrong usage.";

    private Exit() {}
}
