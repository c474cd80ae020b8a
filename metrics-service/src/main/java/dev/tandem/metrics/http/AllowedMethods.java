package dev.tandem.metrics.http;

import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** What an address takes; a 405 has to tell it (RFC 9110, 15.5.6), and the framework's does not. */
final class AllowedMethods {
    private AllowedMethods() {}

    /** The methods for the address of the current request, for the header Allow. */
    static String here() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        String path = request.getPathWithoutPrefix();
        RequestMapper<InitialMatch> resources =
                new RequestMapper<>(new ArrayList<>(request.getDeployment().getClassMappers()));
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        for (RequestMatch<InitialMatch> found = resources.map(path);
                found != null;
                found = resources.continueMatching(path, found)) {
            addTo(methods, found);
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private static void addTo(Set<String> methods, RequestMatch<InitialMatch> resource) {
        String rest = resource.remaining.isEmpty() ? "/" : resource.remaining;
        for (ServerRestHandler handler : resource.value.handlers) {
            if (handler instanceof ClassRoutingHandler routing) {
                routing.getMappers().forEach((method, paths) -> {
                    if (method != null && paths.map(rest) != null) {
                        methods.add(method);
                    }
                });
            }
        }
    }
}
