package dev.touchline.load;

import dev.touchline.load.baseline.BareRun;
import dev.touchline.load.control.Instruments;
import dev.touchline.load.control.MachineLoad;
import dev.touchline.load.feed.FeedRun;
import java.io.IOException;
import java.util.Optional;

/** Plays feeds to bare receivers while the server has nothing to do, and watches the machine meanwhile. One thread. */
final class BareSide {
    private final BareRun run;
    private final Instruments instruments;

    /** What arrived, and what else the machine did. */
    record Turn(BareRun.Received received, Optional<MachineLoad> machine) {}

    BareSide(final BareRun run, final Instruments instruments) {
        this.run = run;
        this.instruments = instruments;
    }

    /** In which language the receiver is, and how it receives. */
    String kind() {
        return run.kind();
    }

    Turn send(final FeedRun feed) throws IOException {
        final Instruments.Reading before = instruments.read();
        final BareRun.Received received = run.send(feed);
        final Instruments.Reading after = instruments.read();
        return new Turn(
                received,
                instruments.between(before, after, received.count().cpuNs()).machine());
    }
}
