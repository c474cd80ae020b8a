package dev.tandem.ingest.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host and checks the answer. The client connects to exactly what is returned here and never resolves by itself,
 * so nobody can answer a second question differently; names of hosts stay what certificates are checked against.
 */
final class GuardedResolver implements DnsResolver {
    /** Somebody who is reachable is so at one of these; each costs a connect timeout if not. */
    private static final int MOST_ADDRESSES = 2;

    private final Lookup lookup;
    private final AddressGuard guard;
    private final Duration timeout;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "feeds-dns");
        thread.setDaemon(true);
        return thread;
    });

    GuardedResolver(Lookup lookup, AddressGuard guard, Duration timeout) {
        this.lookup = lookup;
        this.guard = guard;
        this.timeout = timeout;
    }

    /** The system's resolver, or another in tests. */
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * The addresses of a host.
     *
     * @throws NotPublicException when one of them may not be connected to
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookUp(host);
        for (InetAddress address : addresses) {
            if (!guard.allows(address)) {
                throw new NotPublicException();
            }
        }
        return Arrays.copyOf(addresses, Math.min(addresses.length, MOST_ADDRESSES));
    }

    /** In a thread of its own, since the system's resolver knows no time limit. */
    private InetAddress[] lookUp(String host) throws UnknownHostException {
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        Future<InetAddress[]> answer = threads.submit(() -> lookup.addresses(name));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unknown) {
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Says that a host has an address that is not public, without saying which. */
    static final class NotPublicException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotPublicException() {
            super("not public");
        }
    }
}
