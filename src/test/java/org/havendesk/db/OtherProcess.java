package org.havendesk.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** Another Java process that runs the databases of a folder as the console does, until it is killed. */
final class OtherProcess implements AutoCloseable {
    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    static OtherProcess on(Path data) throws IOException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var other = new OtherProcess(process);
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream()));
        for (String line = lines.readLine(); !"running".equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the other process did not start");
            }
        }
        return other;
    }

    long pid() {
        return process.pid();
    }

    /** kill -9: the process alone; its server lives on. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] args) throws Exception {
        var databases = Databases.forConsole(DataFolder.at(Path.of(args[0])), Config.none());
        databases.ready();
        System.out.println("running");
        Thread.currentThread().join();
    }
}
