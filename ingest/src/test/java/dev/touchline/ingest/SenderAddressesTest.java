package dev.touchline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Addresses laid out by hand as ip(7) and ipv6(7) have them. */
@Timeout(10)
class SenderAddressesTest {
    private static final int AT = 32;

    private final UnsafeBuffer names = new UnsafeBuffer(new byte[64]);
    private final SenderAddresses senders = new SenderAddresses();

    private void name(final int family, final int addressAt, final byte[] address) {
        names.putShort(AT, (short) family, ByteOrder.nativeOrder());
        names.putBytes(AT + addressAt, address);
    }

    @Test
    void shouldReadIpv4() throws UnknownHostException {
        name(2, 4, new byte[] {10, 0, 0, (byte) 200});

        assertThat(senders.at(names, AT)).isEqualTo(InetAddress.getByName("10.0.0.200"));
    }

    @Test
    void shouldReadIpv6AndIpv4ThatIpv6Maps() throws UnknownHostException {
        name(10, 8, InetAddress.getByName("fd00::1:2").getAddress());
        assertThat(senders.at(names, AT)).isEqualTo(InetAddress.getByName("fd00::1:2"));

        final byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = 127;
        mapped[15] = 3;
        name(10, 8, mapped);
        assertThat(senders.at(names, AT)).isEqualTo(InetAddress.getByName("127.0.0.3"));
    }

    @Test
    void shouldKeepTheObjectOfASenderAndTellAllApart() throws UnknownHostException {
        name(2, 4, new byte[] {10, 0, 0, 1});
        assertThat(senders.at(names, AT)).isSameAs(senders.at(names, AT));

        for (int i = 0; i < 10_000; i++) {
            name(2, 4, new byte[] {10, 1, (byte) (i >> 8), (byte) i});
            assertThat(senders.at(names, AT))
                    .isEqualTo(InetAddress.getByAddress(new byte[] {10, 1, (byte) (i >> 8), (byte) i}));
        }
    }

    @Test
    void shouldKnowNoOtherFamily() {
        name(1, 2, new byte[] {'x'});

        assertThat(senders.at(names, AT)).isNull();
    }
}
