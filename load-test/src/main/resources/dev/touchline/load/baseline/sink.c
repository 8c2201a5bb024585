/*
 * A bare receiver: what the machine's kernel can deliver of this feed to any program. It reads batches of 32 datagrams as
 * the server's socket does, looks at every record's capture time and counts; nothing else.
 *
 *   sink ADDRESS RECEIVE_BUFFER TAI_OFFSET_S
 *
 * Prints {"port":P,"receiveBuffer":B} when it listens. When its input ends it takes what the socket still holds and prints
 * {"datagrams":D,"records":R,"drops":K,"cpuNs":C,"latency":[[NS,COUNT],...]}: the drops are the kernel's, of this socket,
 * and the latencies those of datagrams, receipt minus newest capture time, each within 1/64.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 32, SLOT = 2048, RECORD = 64, TIME_OFFSET = 24, SUB_BITS = 6, BUCKETS = 64 << SUB_BITS };

static atomic_int done;
static unsigned char slots[BATCH][SLOT];
static struct mmsghdr messages[BATCH];
static struct iovec vectors[BATCH];
static uint64_t latency[BUCKETS];
static uint64_t datagrams, records;

static void fail(const char *what) {
    fprintf(stderr, "sink: %s failed: cause=%s\n", what, strerror(errno));
    exit(1);
}

static void *await_end(void *unused) {
    char byte;
    while (read(STDIN_FILENO, &byte, 1) > 0) {
    }
    atomic_store(&done, 1);
    return unused;
}

/* Values below 2^SUB_BITS one by one, then 2^SUB_BITS buckets for each power of two. */
static int bucket(uint64_t ns) {
    if (ns < 1u << SUB_BITS) return (int)ns;
    int shift = 63 - __builtin_clzll(ns) - SUB_BITS;
    return (int)(((uint64_t)(shift + 1) << SUB_BITS) + ((ns >> shift) & ((1u << SUB_BITS) - 1)));
}

static uint64_t highest(int index) {
    int power = index >> SUB_BITS;
    uint64_t sub = (uint64_t)index & ((1u << SUB_BITS) - 1);
    if (power == 0) return sub;
    return (((sub + (1u << SUB_BITS)) + 1) << (power - 1)) - 1;
}

static void take(int count, int64_t tai_offset_ns) {
    for (int i = 0; i < count; i++) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        int64_t tai = now.tv_sec * 1000000000LL + now.tv_nsec + tai_offset_ns;
        int64_t newest = 0;
        unsigned length = messages[i].msg_len;
        for (unsigned at = 0; at + RECORD <= length; at += RECORD) {
            int64_t captured;
            memcpy(&captured, slots[i] + at + TIME_OFFSET, sizeof captured);
            if (captured > newest) newest = captured;
            records++;
        }
        datagrams++;
        latency[bucket(tai > newest ? (uint64_t)(tai - newest) : 0)]++;
    }
}

static void report(int fd) {
    uint32_t memory[SK_MEMINFO_VARS] = {0};
    socklen_t length = sizeof memory;
    long long drops = getsockopt(fd, SOL_SOCKET, SO_MEMINFO, memory, &length) ? -1 : (long long)memory[SK_MEMINFO_DROPS];
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    long long cpu = (use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1000000000LL
            + (use.ru_utime.tv_usec + use.ru_stime.tv_usec) * 1000LL;
    printf("{\"datagrams\":%llu,\"records\":%llu,\"drops\":%lld,\"cpuNs\":%lld,\"latency\":[", (unsigned long long)datagrams,
            (unsigned long long)records, drops, cpu);
    const char *comma = "";
    for (int i = 0; i < BUCKETS; i++) {
        if (latency[i]) {
            printf("%s[%llu,%llu]", comma, (unsigned long long)highest(i), (unsigned long long)latency[i]);
            comma = ",";
        }
    }
    printf("]}\n");
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: sink ADDRESS RECEIVE_BUFFER TAI_OFFSET_S\n");
        return 2;
    }
    struct sockaddr_in address = {.sin_family = AF_INET};
    if (inet_pton(AF_INET, argv[1], &address.sin_addr) != 1) {
        fprintf(stderr, "sink: no IPv4 address: address=%s\n", argv[1]);
        return 2;
    }
    int buffer = atoi(argv[2]);
    int64_t tai_offset_ns = atoll(argv[3]) * 1000000000LL;
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (fd < 0) fail("socket");
    if (setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer)) fail("SO_RCVBUF");
    /* So that the end of input is noticed when nothing comes. */
    struct timeval patience = {.tv_usec = 20000};
    if (setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience)) fail("SO_RCVTIMEO");
    if (bind(fd, (struct sockaddr *)&address, sizeof address)) fail("bind");
    socklen_t length = sizeof address;
    getsockname(fd, (struct sockaddr *)&address, &length);
    length = sizeof buffer;
    getsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, &length);
    for (int i = 0; i < BATCH; i++) {
        vectors[i] = (struct iovec){slots[i], SLOT};
        messages[i].msg_hdr.msg_iov = &vectors[i];
        messages[i].msg_hdr.msg_iovlen = 1;
    }
    pthread_t waiter;
    if (pthread_create(&waiter, NULL, await_end, NULL)) fail("pthread_create");
    printf("{\"port\":%d,\"receiveBuffer\":%d}\n", ntohs(address.sin_port), buffer);
    fflush(stdout);
    while (!atomic_load(&done)) {
        int count = recvmmsg(fd, messages, BATCH, MSG_WAITFORONE, NULL);
        if (count > 0) {
            take(count, tai_offset_ns);
        } else if (errno != EAGAIN && errno != EINTR) {
            fail("recvmmsg");
        }
    }
    for (int count; (count = recvmmsg(fd, messages, BATCH, MSG_DONTWAIT, NULL)) > 0;) take(count, tai_offset_ns);
    report(fd);
    return 0;
}
