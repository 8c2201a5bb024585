import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.client.LiveClient;
import dev.touchline.client.LiveClientContext;
import dev.touchline.client.LiveListener;
import dev.touchline.client.LiveState;
import dev.touchline.client.StreamRequest;
import java.net.URI;
import java.util.stream.Stream;

/** java -cp touchline.jar Example.java [ADDRESS [BACKUP]]: where the ball is in match 1, once a second, and what happens. */
final class Example {
    public static void main(final String[] args) throws InterruptedException {
        final URI[] servers = args.length == 0
                ? new URI[] {URI.create("ws://127.0.0.1:8081/v1/live")}
                : Stream.of(args).map(URI::create).toArray(URI[]::new);
        final LiveListener listener = new LiveListener() {
            @Override
            public void onState(final LiveState state) {
                System.out.println("state: " + state);
            }
        };
        final LiveClientContext context = LiveClientContext.of("example", servers).withToken(System.getenv("TOUCHLINE_TOKEN"));
        try (LiveClient client = new LiveClient(context, listener)) {
            client.subscribe(StreamRequest.latest("match/1/frames").atRate(1, 1).withFields("x", "y").ofObjects(0), message -> {
                for (final JsonNode ball : message.path("rows")) {
                    System.out.println("ball: " + ball.get(0) + " " + ball.get(1));
                }
            });
            client.subscribe(StreamRequest.all("match/1/events"), message -> System.out.println("event: " + message));
            client.start();
            Thread.currentThread().join();
        }
    }
}
