package io.bitcraps.query.log;

/**
 * A file as it is served.
 *
 * @param type its media type
 * @param cache value of {@code Cache-Control}
 */
@SuppressWarnings("ArrayRecordComponent") // written to one response, never compared
public record LogFile(byte[] bytes, String type, String cache) {}
