package io.bitcraps.query.api;

/** Ends a request with a problem. Thrown by edges only: the read model itself refuses nothing. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public Refusal(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static Refusal notFound(String code, String detail) {
        return new Refusal(404, code, detail);
    }

    public static Refusal badRequest(String code, String detail) {
        return new Refusal(400, code, detail);
    }

    public static Refusal unavailable(String code, String detail) {
        return new Refusal(503, code, detail);
    }

    public int status() {
        return status;
    }

    public Problem problem() {
        return Problem.of(status, code, String.valueOf(getMessage()));
    }
}
