package dev.touchline.overlay.control;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * Shows a HEAD to what follows as the GET that it stands for (RFC 9110, 9.3.2): the same is decided and the same headers are made.
 * The body is left out by Jetty, which still knows what was asked. Javalin's threads.
 */
final class HeadAsGet implements Filter {
    private static final class AsGet extends HttpServletRequestWrapper {
        AsGet(final HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }

    @Override
    public void doFilter(final ServletRequest request, final ServletResponse response, final FilterChain chain)
            throws IOException, ServletException {
        final boolean isHead = request instanceof HttpServletRequest http && "HEAD".equals(http.getMethod());
        chain.doFilter(isHead ? new AsGet((HttpServletRequest) request) : request, response);
    }
}
