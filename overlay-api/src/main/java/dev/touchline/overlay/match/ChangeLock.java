package dev.touchline.overlay.match;

import dev.touchline.overlay.ErrorCode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one change be made at a time. Any thread; one that waits for two seconds in vain is refused as {@link ErrorCode#BUSY}. */
final class ChangeLock {
    private static final long PATIENCE_MS = 2_000;

    private final ReentrantLock lock = new ReentrantLock();

    <T> T locked(final Supplier<T> change) {
        try {
            if (!lock.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                throw new DocumentException(
                        ErrorCode.BUSY, "another change takes long, nothing changed: waitedMs=" + PATIENCE_MS);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DocumentException(ErrorCode.BUSY, "server is stopping, nothing changed");
        }
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }
}
