package dev.touchline.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SipHash24Test {
    private static final String PAPERS_KEY = "000102030405060708090a0b0c0d0e0f";

    /** The vectors that Aumasson and Bernstein publish with the reference code: message 00 01 ... of each length. */
    private static final long[] PUBLISHED = {
        0x726fdb47dd0e0e31L, 0x74f839c593dc67fdL, 0x0d6c8009d9a94f5aL, 0x85676696d7fb7e2dL,
        0xcf2794e0277187b7L, 0x18765564cd99a68dL, 0xcbc9466e58fee3ceL, 0xab0200f58b01d137L,
        0x93f5f5799a932462L, 0x9e0082df0ba9e4b0L, 0x7a5dbbc594ddb9f3L, 0xf4b32f46226bada7L,
        0x751e8fbc860ee5fbL, 0x14ea5627c0843d90L, 0xf723ca908e7af2eeL, 0xa129ca6149be45e5L
    };

    @Test
    void shouldEqualThePublishedVectors() {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[16]);
        for (int i = 0; i < 16; i++) {
            message.putByte(i, (byte) i);
        }

        for (int length = 0; length < PUBLISHED.length; length++) {
            assertThat(SipHash24.hash(message, 0, length, 0x0706050403020100L, 0x0f0e0d0c0b0a0908L))
                    .as("length=%d", length)
                    .isEqualTo(PUBLISHED[length]);
        }
    }

    @Test
    void shouldRefuseAKeyOfAnotherLengthWithoutShowingIt() {
        assertThatThrownBy(() -> SourceKey.ofHex("abcd")).hasMessage("key is not 32 hexadecimal digits: length=4");
        assertThat(SourceKey.ofHex(PAPERS_KEY)).asString().doesNotContain("0001");
    }
}
