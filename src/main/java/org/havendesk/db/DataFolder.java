package org.havendesk.db;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one installation keeps everything. One process at a time holds it, by a lock of the operating system
 * that ends with the process however it ends; others can read who that is.
 */
public final class DataFolder implements AutoCloseable {
    /** What the holder of a folder is. */
    enum Use {
        /** The console, before its databases can be used by others. */
        STARTING,
        CONSOLE,
        COMMAND
    }

    /** The process that holds a folder. */
    record Holder(Use use, long processId) {}

    /** Folders held by this process: opening and closing the lock's file once more would end the lock (fcntl). */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private @Nullable FileChannel lock;

    private DataFolder(Path path) {
        this.path = path;
    }

    /**
     * The folder, made where it is missing, for this user alone.
     *
     * @throws SetupException if it cannot be made or written to
     */
    public static DataFolder at(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath(), asFileAttribute(fromString("rwx------")));
            var folder = new DataFolder(path.toRealPath());
            Files.delete(Files.createTempFile(folder.path, ".writable", null));
            privateFolder(folder.server());
            return folder;
        } catch (IOException e) {
            throw new SetupException("The data folder " + path.toAbsolutePath() + " cannot be written to.", e);
        }
    }

    /**
     * Takes the folder for the console.
     *
     * @throws SetupException if another process holds it
     */
    public void holdForConsole() {
        if (!hold(Use.STARTING)) {
            throw taken();
        }
    }

    /** Takes the folder for this process, if it has not got it yet; false where another one holds it. */
    boolean hold(Use use) {
        if (lock != null) {
            return true;
        }
        if (!HELD_HERE.add(path)) {
            return false;
        }
        try {
            var channel = FileChannel.open(lockFile(), Set.of(CREATE, WRITE), asFileAttribute(fromString("rw-------")));
            if (channel.tryLock() == null) {
                channel.close();
                HELD_HERE.remove(path);
                return false;
            }
            lock = channel;
            become(use);
            return true;
        } catch (IOException e) {
            HELD_HERE.remove(path);
            throw new SetupException("The data folder " + path + " cannot be locked.", e);
        }
    }

    /** Tells others what the holder, this process, is from now on. */
    void become(Use use) {
        if (lock == null) {
            throw new IllegalStateException("not the holder of " + path);
        }
        try {
            var line = ByteBuffer.wrap((ProcessHandle.current().pid() + " " + use + "\n").getBytes());
            int length = line.remaining();
            lock.write(line, 0);
            lock.truncate(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who holds the folder, or held it last. */
    Optional<Holder> holder() {
        try {
            String[] words = Files.readString(lockFile()).strip().split(" ");
            return Optional.of(new Holder(Use.valueOf(words[1]), Long.parseLong(words[0])));
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty(); // nobody yet, or caught in the middle of writing
        }
    }

    /**
     * Notes that this folder belongs to databases that the installation brings.
     *
     * @throws SetupException if it holds databases of its own server
     */
    void keepForOwnDatabases(OwnDatabases own) {
        if (EmbeddedServer.hasDatabases(this)) {
            throw new SetupException(
                    "The data folder " + path + " holds databases of its own server, and others are named:"
                            + " choose another folder with --data, or name none.");
        }
        try {
            Files.writeString(ownDatabases(), OwnDatabases.place(own.logins().deskUrl()) + "\n");
        } catch (IOException e) {
            throw new SetupException("The data folder " + path + " cannot be written to.", e);
        }
    }

    /**
     * Makes sure that nobody who forgot to name databases is given empty ones.
     *
     * @throws SetupException if the folder belongs to databases that the installation brings
     */
    void keepForItsServer() {
        try {
            if (Files.exists(ownDatabases())) {
                throw new SetupException("The data folder " + path + " belongs to the desk database at "
                        + Files.readString(ownDatabases()).strip()
                        + ", and no databases are named: name them as before, or choose another folder with --data.");
            }
        } catch (IOException e) {
            throw new SetupException("The data folder " + path + " cannot be read.", e);
        }
    }

    SetupException taken() {
        var holder = holder();
        String who = holder.map(Holder::use).orElse(Use.STARTING) == Use.COMMAND ? "A havendesk command" : "Havendesk";
        String process = holder.map(h -> " (process " + h.processId() + ")").orElse("");
        return new SetupException(who + " is already running on this data folder" + process + ": " + path);
    }

    public Path path() {
        return path;
    }

    /** Where the first start writes the demo sign-ins. */
    public Path demoAccounts() {
        return path.resolve("demo-accounts.txt");
    }

    /** Where the link for the first admin stands until it was used. */
    public Path setUpLink() {
        return path.resolve("set-up-link.txt");
    }

    /** Where the ledger's last hash is kept outside the database. */
    public Path ledgerHead() {
        return path.resolve("ledger-head");
    }

    /** Where it is kept outside the database which periods were published. */
    public Path releaseMark() {
        return path.resolve("release-mark");
    }

    /** A note that stands here while the demo community is being imported, with the moment that it is made for. */
    public Path demoBegun() {
        return path.resolve("demo-begun");
    }

    private Path ownDatabases() {
        return path.resolve("own-databases");
    }

    Path passwords() {
        return path.resolve("passwords.properties");
    }

    /** Closed to others, so that what lies within cannot be reached whatever its own permissions. */
    Path server() {
        return path.resolve("server");
    }

    Path postgres() {
        return server().resolve("postgres");
    }

    Path binaries() {
        return server().resolve("binaries");
    }

    Path serverLog() {
        return server().resolve("postgres.log");
    }

    private Path lockFile() {
        return path.resolve("lock");
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        if (lock == null) {
            return;
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock = null;
            HELD_HERE.remove(path);
        }
    }

    private static void privateFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, fromString("rwx------"));
    }
}
