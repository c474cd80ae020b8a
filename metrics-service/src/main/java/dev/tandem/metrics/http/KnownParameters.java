package dev.tandem.metrics.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that a method does not name, since one that is ignored looks as if it had worked, and control
 * characters, which no name has and PostgreSQL does not take.
 */
class KnownParameters {
    private static final ConcurrentHashMap<Method, Set<String>> KNOWN = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public Optional<Response> check(ContainerRequestContext request, ResourceInfo resource) {
        if (hasControl(request.getUriInfo().getPathParameters())
                || hasControl(request.getUriInfo().getQueryParameters())) {
            return Optional.of(Problem.of(400));
        }
        Set<String> sent = request.getUriInfo().getQueryParameters().keySet();
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        Set<String> known = KNOWN.computeIfAbsent(resource.getResourceMethod(), KnownParameters::namedBy);
        return sent.stream().filter(name -> !known.contains(name)).findFirst().map(Problem::unknownParameter);
    }

    private static boolean hasControl(Map<String, List<String>> parameters) {
        return Stream.concat(
                        parameters.keySet().stream(),
                        parameters.values().stream().flatMap(List::stream))
                .anyMatch(text -> text.chars().anyMatch(Character::isISOControl));
    }

    private static Set<String> namedBy(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(annotation -> annotation != null)
                .map(QueryParam::value)
                .collect(Collectors.toUnmodifiableSet());
    }
}
