package dev.touchline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LoadSettingsTest {
    @Test
    void shouldPlayTheProfilesOwnRateWhenNoneIsSet() {
        final LoadSettings settings = LoadSettings.builder(LoadProfile.RAW).build();

        assertThat(settings.recordsPerSecond()).isEqualTo(1_195_264);
        assertThat(settings.clientRate())
                .hasValueSatisfying(rate -> assertThat(rate).hasToString("60/1"));
        assertThat(settings.serves()).isFalse();
    }

    @Test
    void shouldNameEveryFaultAtOnceWhenSeveralAreWrong() {
        final LoadSettings.Builder builder = LoadSettings.builder(LoadProfile.LEAGUE)
                .recordsPerSecond(22)
                .seconds(0)
                .warmupSeconds(601)
                .withoutLagSeconds(-1)
                .findLimit(0)
                .clients(-1)
                .api(URI.create("ftp://127.0.0.1"))
                .to(InetSocketAddress.createUnresolved("nowhere.invalid", 9_000));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rate=22: range=23..50000000")
                .hasMessageContaining("seconds=0: range=1..86400")
                .hasMessageContaining("warmup=601: range=0..600")
                .hasMessageContaining("without-lag=-1: range=0..600")
                .hasMessageContaining("trial-seconds=0: range=1..600")
                .hasMessageContaining("clients=-1: range=0..5000")
                .hasMessageContaining("api=ftp://127.0.0.1")
                .hasMessageContaining("to=nowhere.invalid");
    }

    @Test
    void shouldRefuseAnAddressWhenServerIsStartedHere() {
        final LoadSettings.Builder builder = LoadSettings.builder(LoadProfile.LEAGUE)
                .serverCommand(List.of("java"))
                .to(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9_000));

        assertThatThrownBy(builder::build).hasMessageContaining("a server that is started here");
    }
}
