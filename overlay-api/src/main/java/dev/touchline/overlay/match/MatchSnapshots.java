package dev.touchline.overlay.match;

import dev.touchline.engine.IdentityChange;
import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each match's state in a file of a folder, sealed, and takes it back after a restart. The thread that keeps it, which is none
 * of the data plane; the engine writes its state between two datagrams, and never waits for the disk.
 *
 * <p>Before the state a file has the highest epoch that its match had come to by then. It tells whether the state was the last one: the
 * state's own epoch does not, where an operator put back an earlier one.
 */
public final class MatchSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(MatchSnapshots.class);
    private static final String KEPT = "touchline kept 1";
    private static final Pattern NAME = Pattern.compile("match-(\\d{1,10})\\.snapshot");

    private final Path folder;
    private final MatchService matches;
    private final MatchDirectory directory;
    private final EngineQuestions engines;

    /** The snapshots of a folder, which is made when there is something to keep. */
    public MatchSnapshots(final Path folder, final MatchService matches, final EngineQuestions engines) {
        this.folder = folder;
        this.matches = matches;
        directory = matches.directory();
        this.engines = engines;
    }

    /** Keeps every match's state, and forgets that of matches that are gone. A match that fails is logged; the others go on. */
    public void saveAll() {
        for (final ActiveMatch match : directory.matches()) {
            try {
                save(match);
            } catch (final IOException | RuntimeException e) {
                LOG.warn("snapshot not kept: match={}, reason={}", match.id(), e.toString());
            }
        }
        try {
            forgetOthers();
        } catch (final IOException | UncheckedIOException e) {
            LOG.warn("old snapshots not deleted: folder={}, reason={}", folder, e.toString());
        }
    }

    private void save(final ActiveMatch match) throws IOException {
        // Before the state: one from before a reset that comes meanwhile must not count as one from after it.
        final long highest = matches.highestEpoch(match);
        keep(match.id(), engines.ask(match.id(), engine -> state(engine, highest)));
    }

    private static byte[] state(final MatchEngine engine, final long highestEpoch) {
        final StateWriter out = new StateWriter();
        out.section(KEPT);
        out.putLong(Math.max(highestEpoch, engine.epoch()));
        engine.save(out);
        return out.toBytes();
    }

    private void keep(final long matchId, final byte[] state) throws IOException {
        Files.createDirectories(folder);
        // Whole or not at all: whoever reads it finds the old one or the new one.
        final Path half = folder.resolve("match-" + matchId + ".half");
        Files.write(half, SnapshotSeal.seal(state));
        Files.move(half, file(matchId), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void forgetOthers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (final Path file : files.toList()) {
                final Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && directory.match(Long.parseLong(name.group(1))) == null) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Gives every match that has one its kept state, in the match's own epoch, so that no number of a frame is used twice. A
     * snapshot that cannot be used, or is from before a reset, is logged, and its match starts without.
     */
    public void restoreAll() {
        for (final ActiveMatch match : directory.matches()) {
            final Path file = file(match.id());
            if (Files.exists(file)) {
                try {
                    restore(match, Files.readAllBytes(file));
                    LOG.info("snapshot restored: match={}", match.id());
                } catch (final IOException | RuntimeException e) {
                    LOG.warn("snapshot not restored: match={}, reason={}", match.id(), e.toString());
                }
            }
        }
    }

    private void restore(final ActiveMatch match, final byte[] sealed) throws IOException {
        final StateReader in = new StateReader(SnapshotSeal.open(sealed));
        in.section(KEPT);
        final long highest = in.getLong();
        final long first = match.context().firstEpoch();
        // A reset came after an earlier one; a later one is of a database that is no longer there.
        if (highest < first - EpochMemory.LEFT_OUT || highest >= first) {
            throw new IllegalArgumentException("snapshot is of another life of the match: highestEpoch=" + highest
                    + ", expected=" + (first - EpochMemory.LEFT_OUT) + ".." + (first - 1));
        }
        final MatchEngine restored = engines.engine(match.context());
        restored.load(in);
        restored.startEpoch(first);
        final boolean sameIdentities = correct(restored, match, highest == first - EpochMemory.LEFT_OUT);
        // Now, or a second crash would find it of an earlier life.
        keep(match.id(), state(restored, first));
        if (sameIdentities) {
            engines.command(new EngineCommand.ReplaceEngine(match.id(), restored));
        } else {
            matches.say(match.id(), Precondition.NONE, current -> new RestoredState(current.document(), restored));
        }
    }

    /**
     * Makes what was said of identities after the state was kept; answers whether the state is then as the store says.
     *
     * @param sameEpoch whether the store's is of the state's epoch: else the engine had started one that the store did not know yet
     */
    private static boolean correct(final MatchEngine restored, final ActiveMatch match, final boolean sameEpoch) {
        final List<IdentityChange> stored = match.corrected().changes();
        if (sameEpoch) {
            try {
                restored.correctIdentities(stored);
            } catch (final IllegalStateException e) {
                LOG.warn(
                        "corrections of identities are those of the snapshot: match={}, reason={}",
                        match.id(),
                        e.getMessage());
            }
        }
        return restored.identityChanges().equals(stored);
    }

    private Path file(final long matchId) {
        return folder.resolve("match-" + matchId + ".snapshot");
    }
}
