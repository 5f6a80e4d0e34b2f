package org.havendesk.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.havendesk.health.DeskVitals.Node;

/** This process and the disk that its data folder is on. */
final class Machine {
    private final Path folder;

    /** @param folder with what is kept outside of the databases, or their files as well */
    Machine(Path folder) {
        this.folder = folder;
    }

    /** Bytes: {@code free} of {@code all}. */
    record Room(long free, long all) {
        double share() {
            return all == 0 ? 0 : (double) free / all;
        }
    }

    Room disk() {
        try {
            FileStore store = Files.getFileStore(folder);
            return new Room(store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot see how full the disk of " + folder + " is", e);
        }
    }

    /** Of the heap: what was left after the last collections is not free, what it may still grow into is. */
    Room memory() {
        long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
        long all = Runtime.getRuntime().maxMemory();
        return new Room(all - used, all);
    }

    Node node() {
        var process = ManagementFactory.getRuntimeMXBean();
        return new Node(host() + ":" + process.getPid(), version(), Instant.ofEpochMilli(process.getStartTime()));
    }

    /** Of the jar; empty classes have none. */
    static String version() {
        return Optional.ofNullable(Machine.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
