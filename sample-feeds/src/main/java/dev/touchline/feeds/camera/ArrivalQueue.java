package dev.touchline.feeds.camera;

import dev.touchline.protocol.RecordDescriptor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Records on their way, the next to arrive first; those of one moment in the order of sending. A heap. One thread. */
final class ArrivalQueue {
    private static final int LENGTH = RecordDescriptor.RECORD_LENGTH;

    private UnsafeBuffer records = new UnsafeBuffer(new byte[64 * LENGTH]);
    private long[] arrivalNs = new long[64];
    private long[] order = new long[64];
    /** Which slot's record is at a place of the heap; behind the heap, the free slots. */
    private int[] heap = new int[64];

    private int size;
    private long added;

    ArrivalQueue() {
        Arrays.setAll(heap, i -> i);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** When the first arrives; there must be one. */
    long firstArrivalNs() {
        return arrivalNs[heap[0]];
    }

    void add(final long newArrivalNs, final ByteBuffer record) {
        if (size == heap.length) {
            grow();
        }
        final int slot = heap[size];
        records.putBytes(slot * LENGTH, record, record.position(), LENGTH);
        arrivalNs[slot] = newArrivalNs;
        order[slot] = added++;
        int at = size++;
        while (at > 0 && isBefore(slot, heap[(at - 1) / 2])) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = slot;
    }

    /** Copies the first record out and takes it off. */
    void take(final MutableDirectBuffer into, final int offset) {
        final int taken = heap[0];
        into.putBytes(offset, records, taken * LENGTH, LENGTH);
        final int moved = heap[--size];
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], moved)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
            child = 2 * at + 1;
        }
        heap[at] = moved;
        heap[size] = taken;
    }

    private boolean isBefore(final int one, final int other) {
        return arrivalNs[one] < arrivalNs[other] || (arrivalNs[one] == arrivalNs[other] && order[one] < order[other]);
    }

    private void grow() {
        final int capacity = 2 * heap.length;
        final UnsafeBuffer larger = new UnsafeBuffer(new byte[capacity * LENGTH]);
        larger.putBytes(0, records, 0, records.capacity());
        records = larger;
        arrivalNs = Arrays.copyOf(arrivalNs, capacity);
        order = Arrays.copyOf(order, capacity);
        heap = Arrays.copyOf(heap, capacity);
        for (int i = size; i < capacity; i++) {
            heap[i] = i;
        }
    }
}
