package dev.touchline.load.feed;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * A timed main, no test: sends {@code raw} at a rate to a port of this machine and prints the sender's lag and processor time.
 * The receiver is another process. Arguments: port, records/s, seconds, {@code batched} or {@code single}.
 */
public final class SenderTimings {
    private static final FeedShape RAW = new FeedShape(28, 1, 29);

    private SenderTimings() {}

    public static void main(final String[] args) throws Exception {
        final InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        final long rate = Long.parseLong(args[1]);
        final double seconds = Double.parseDouble(args[2]);
        final SendClock clock = SendClock.system();
        try (FeedSender sender = FeedSender.connect(to, "batched".equals(args[3]), clock)) {
            print("warm-up", sender.send(new FeedRun(RAW, 9001, rate, 3, 1.5)));
            print("measured", sender.send(new FeedRun(RAW, 9002, rate, seconds, 0)));
        }
    }

    private static void print(final String phase, final SendResult result) {
        System.out.printf(
                Locale.ROOT,
                "%s: path=%s, records=%d, rate=%.0f/s, cpu=%.1f%% of a core, lag us p50=%d p99=%d p99.9=%d max=%d%n",
                phase,
                result.path(),
                result.records(),
                result.records() * 1e9 / result.tookNs(),
                100.0 * result.cpuNs() / result.tookNs(),
                result.lagMicros().getValueAtPercentile(50),
                result.lagMicros().getValueAtPercentile(99),
                result.lagMicros().getValueAtPercentile(99.9),
                result.lagMicros().getMaxValue());
    }
}
