package io.bitcraps.node.transport;

/**
 * A bounded pipe of datagrams to one remote end: frames arrive whole and in order, or the link closes. It may lose
 * everything on its way when it closes. All methods and callbacks are on the {@link Loop}'s thread.
 *
 * <p>A link begins <em>narrow</em>: a frame above {@link #NARROW_FRAME_BYTES} from the remote end, or none of {@link
 * #widen} within the transport's handshake time, closes it. So an unknown end costs little memory and no patience.
 */
public interface Link {

    /** Largest frame accepted from an end that is not authenticated yet; every handshake message fits. */
    int NARROW_FRAME_BYTES = 512;

    /**
     * Takes a copy of the frame for sending, or refuses it whole: when the link is closed or not {@link #writable}.
     * What was taken leaves at the next {@link #flush}.
     *
     * @param length 1 to the transport's {@code maxFrame}
     * @throws IllegalArgumentException for any other length
     */
    boolean offer(byte[] source, int offset, int length);

    /** Lets what was offered leave; callers offer several frames and flush once. */
    void flush();

    /** False while more than the transport's write bound waits; {@link Listener#onWritable} tells when it is true again. */
    boolean writable();

    /** The remote end is authenticated: accept frames up to the transport's {@code maxFrame}, and stay. */
    void widen();

    /** No {@code onFrame} from here on until {@link #resume}, and no reading ahead beyond one bounded buffer. */
    void pause();

    void resume();

    /** Flushes what it can without waiting and closes; {@code onClosed} follows unless it was closed before. */
    void close();

    /** The remote address, for people to read. */
    String remote();

    /** What a link tells its owner. */
    interface Listener {

        /** One frame, in {@code buffer[0..length)}, valid during this call only. */
        void onFrame(byte[] buffer, int length);

        /** The link was not writable and is now. */
        void onWritable();

        /** Exactly once, as the last call. */
        void onClosed(String reason);
    }
}
