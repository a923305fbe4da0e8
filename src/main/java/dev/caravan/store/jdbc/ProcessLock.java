package dev.caravan.store.jdbc;

import dev.caravan.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock file beside a SQLite database: one process per file. The operating system frees it when the process ends,
 * however it ends; the file itself stays.
 */
final class ProcessLock implements AutoCloseable {
    /** Closing any channel of a file frees all of this process's locks on it, so a second one must not even be opened. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private ProcessLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock of a database file, or fails with a sentence that says who holds it and what to do. */
    static ProcessLock take(Path database) {
        ProcessLock taken = tryTake(database);
        if (taken == null) {
            Path file = lockFile(database);
            throw new StoreException("The store " + database + " is in use by " + holder(file) + " (lock file " + file
                    + "). One process may write to it at a time: stop that process, or give this one another"
                    + " caravan.store.url.");
        }
        return taken;
    }

    /** Takes the lock, null when another process or another store of this process holds it. */
    static @Nullable ProcessLock tryTake(Path database) {
        Path file = lockFile(database);
        if (!HELD_HERE.add(file)) {
            return null;
        }
        ProcessLock taken = null;
        try {
            taken = open(file);
            return taken;
        } catch (IOException e) {
            throw new StoreException(
                    "The lock file " + file + " of the store cannot be written: " + e.getMessage()
                            + ". Check that the folder exists and belongs to the user that runs Caravan.",
                    e);
        } finally {
            if (taken == null) {
                HELD_HERE.remove(file);
            }
        }
    }

    private static @Nullable ProcessLock open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ProcessLock taken = null;
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                String pid = Long.toString(ProcessHandle.current().pid());
                channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
                taken = new ProcessLock(file, channel, lock);
            }
        } catch (OverlappingFileLockException e) {
            taken = null;
        } finally {
            if (taken == null) {
                channel.close();
            }
        }
        return taken;
    }

    private static Path lockFile(Path database) {
        Path whole = database.toAbsolutePath().normalize();
        return whole.resolveSibling(whole.getFileName() + ".lock");
    }

    private static String holder(Path file) {
        if (HELD_HERE.contains(file)) {
            return "this process itself";
        }
        try {
            String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return pid.isEmpty() ? "another process" : "process " + pid;
        } catch (IOException e) {
            return "another process";
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The lock file " + file + " cannot be released: " + e.getMessage(), e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
