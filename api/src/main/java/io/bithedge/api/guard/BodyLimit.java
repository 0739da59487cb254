package io.bithedge.api.guard;

import io.bithedge.api.problem.BodyTooLargeException;
import io.bithedge.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that says it is too large, and stops reading one that turns out to be. */
final class BodyLimit extends OncePerRequestFilter {
    private final int limitBytes;

    BodyLimit(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (request.getContentLengthLong() > limitBytes) {
            ProblemWriter.write(response, BodyTooLargeException.problem(limitBytes));
            return;
        }
        next.doFilter(new Counted(request, limitBytes), response);
    }

    private static final class Counted extends HttpServletRequestWrapper {
        private final int limitBytes;

        Counted(HttpServletRequest request, int limitBytes) {
            super(request);
            this.limitBytes = limitBytes;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), limitBytes);
        }
    }

    private static final class CountedStream extends ServletInputStream {
        private final ServletInputStream body;
        private final int limitBytes;
        private int read;

        CountedStream(ServletInputStream body, int limitBytes) {
            this.body = body;
            this.limitBytes = limitBytes;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = body.read(into, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int more) throws BodyTooLargeException {
            read += more;
            if (read > limitBytes) {
                throw new BodyTooLargeException(limitBytes);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
