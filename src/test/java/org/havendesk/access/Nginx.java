package org.havendesk.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.havendesk.DebianPackage;
import org.havendesk.Readme;
import org.springframework.util.FileSystemUtils;

/**
 * Debian's nginx with the server block of README.md before a console, on loopback, with a certificate that was made a moment
 * ago. It runs as whoever runs the test, from a folder under {@code target}.
 */
final class Nginx implements AutoCloseable {
    static final String PASSWORD = "changeit";

    private final Path folder;
    private final Process process;
    private final int port;

    private Nginx(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** Skips the test where there is no nginx. */
    static Nginx before(int console) throws Exception {
        Path program = DebianPackage.program("nginx", "/usr/sbin/nginx");
        Path folder = Path.of("target", "nginx").toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        certificate(folder);
        int port = freePort();
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes 1;
                pid %1$s/pid;
                error_log %1$s/error.log;
                %2$s
                events { worker_connections 64; }
                http {
                  access_log %1$s/access.log;
                  client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s;
                  uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                %3$s}
                """.formatted(folder, user(), server(folder, port, console)));
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-p",
                        folder.toString(),
                        "-e",
                        folder.resolve("error.log").toString(),
                        "-c",
                        folder.resolve("nginx.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        var nginx = new Nginx(folder, process, port);
        nginx.awaitReady();
        return nginx;
    }

    int port() {
        return port;
    }

    Path trust() {
        return folder.resolve("keys.p12");
    }

    String requests() throws IOException {
        return Files.readString(folder.resolve("access.log"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private static String server(Path folder, int port, int console) throws IOException {
        return Readme.block("nginx", "proxy_pass")
                .replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
                .replace("/etc/ssl/desk.pem", folder + "/desk.pem")
                .replace("/etc/ssl/desk.key", folder + "/desk.key")
                .replace("desk.example.org", "localhost")
                .replace("127.0.0.1:8080", "127.0.0.1:" + console);
    }

    /** Root's workers would be somebody whom the folder of the checkout may be closed to. */
    private static String user() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0) ? "user root;" : "";
    }

    private static void certificate(Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                "desk",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2");
        var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        var pem = Base64.getMimeEncoder(64, "\n".getBytes());
        write(
                folder.resolve("desk.pem"),
                "CERTIFICATE",
                pem.encodeToString(store.getCertificate("desk").getEncoded()));
        write(
                folder.resolve("desk.key"),
                "PRIVATE KEY",
                pem.encodeToString(store.getKey("desk", PASSWORD.toCharArray()).getEncoded()));
    }

    private static void write(Path file, String kind, String body) throws IOException {
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    private static void run(String... command) throws Exception {
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(List.of(command) + " ended with " + status);
        }
    }

    private void awaitReady() throws IOException {
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));
        while (true) {
            try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (!process.isAlive() || Instant.now().isAfter(patience)) {
                    throw new IOException("nginx does not start: " + Files.readString(folder.resolve("output")), e);
                }
                Thread.onSpinWait();
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
