package dev.touchline.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is wanted, as it lies on the wire. */
@Timeout(30)
class StreamRequestTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void shouldSayOnlyWhatIsWanted() {
        assertThat(StreamRequest.all("match/1/events").toSub(3).toString())
                .isEqualTo("{\"t\":\"sub\",\"id\":3,\"channel\":\"match/1/events\",\"policy\":\"all\"}");
    }

    @Test
    void shouldSayEverythingThatIsWanted() throws Exception {
        final StreamRequest request = StreamRequest.latest("match/1/frames")
                .atRate(60_000, 1_001)
                .withFields("o", "x", "y")
                .ofTeam("home")
                .ofObjects(0)
                .inZone(36, 52.5, -20.16, 20.16)
                .delayedBy(0);

        assertThat(MAPPER.readTree(request.toSub(1).toString()))
                .isEqualTo(
                        MAPPER.readTree("{\"t\":\"sub\",\"id\":1,\"channel\":\"match/1/frames\",\"policy\":\"latest\","
                                + "\"rate\":[60000,1001],\"fields\":[\"o\",\"x\",\"y\"],\"team\":\"home\",\"objects\":[0],"
                                + "\"zone\":{\"x\":[36.0,52.5],\"y\":[-20.16,20.16]},\"delayMs\":0}"));
    }
}
