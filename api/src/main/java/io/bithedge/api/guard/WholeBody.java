package io.bithedge.api.guard;

import io.bithedge.api.problem.BodyTooLargeException;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a body whole before anybody works on it: JSON only, so large at most, and in so much time. What comes in other forms, such as
 * files of a form, is not even read: the container would keep all of it.
 */
final class WholeBody extends OncePerRequestFilter {
    private static final int PIECE_BYTES = 8_192;

    private final int limitBytes;
    private final Duration patience;

    WholeBody(int limitBytes, Duration patience) {
        this.limitBytes = limitBytes;
        this.patience = patience;
    }

    private static final class TooSlowException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (!hasBody(request)) {
            next.doFilter(request, response);
            return;
        }
        Optional<Problem> refused = refusal(request);
        if (refused.isPresent()) {
            ProblemWriter.write(response, refused.get());
            return;
        }
        byte[] body;
        try {
            body = read(request.getInputStream());
        } catch (BodyTooLargeException tooLarge) {
            ProblemWriter.write(response, tooLarge.problem());
            return;
        } catch (TooSlowException tooSlow) {
            ProblemWriter.write(response, tooSlow());
            return;
        } catch (IOException broken) {
            if (!(broken.getCause() instanceof SocketTimeoutException)) {
                throw broken;
            }
            ProblemWriter.write(response, tooSlow());
            return;
        }
        next.doFilter(new Read(request, body), response);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private Optional<Problem> refusal(HttpServletRequest request) {
        if (request.getContentLengthLong() > limitBytes) {
            return Optional.of(BodyTooLargeException.problem(limitBytes));
        }
        if (!HttpMethod.POST.matches(request.getMethod())) {
            return Optional.of(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "MALFORMED_REQUEST",
                    "A body came with %s: expected one with POST only.".formatted(request.getMethod())));
        }
        return isJson(request.getContentType())
                ? Optional.empty()
                : Optional.of(Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "UNSUPPORTED_MEDIA_TYPE",
                        "The body is of another type: expected application/json."));
    }

    private static boolean isJson(String contentType) {
        try {
            return contentType != null && MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }

    private byte[] read(InputStream in) throws IOException {
        long beginNanos = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE_BYTES];
        for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
            body.write(piece, 0, got);
            if (body.size() > limitBytes) {
                throw new BodyTooLargeException(limitBytes);
            }
            if (System.nanoTime() - beginNanos > patience.toNanos()) {
                throw new TooSlowException();
            }
        }
        return body.toByteArray();
    }

    private Problem tooSlow() {
        return Problem.of(
                HttpStatus.REQUEST_TIMEOUT,
                "BODY_TOO_SLOW",
                "The body did not come in time: expected all of it within %d s.".formatted(patience.toSeconds()));
    }

    private static final class Read extends HttpServletRequestWrapper {
        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ReadStream(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
        }
    }

    private static final class ReadStream extends ServletInputStream {
        private final ByteArrayInputStream body;

        ReadStream(ByteArrayInputStream body) {
            this.body = body;
        }

        @Override
        public int read() {
            return body.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return body.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return body.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is here already");
        }
    }
}
