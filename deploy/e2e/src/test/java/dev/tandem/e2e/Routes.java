package dev.tandem.e2e;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tandem.local.Service;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calls that the classes of a service answer, read from its annotations. */
final class Routes {
    private static final String REST = "jakarta.ws.rs.";

    private Routes() {}

    /** @param produced media types; none where nothing is said of them */
    record Route(String method, String path, Set<String> produced) {}

    static Set<Route> of(Service service) {
        Path classes = Path.of("..", "..", service.serviceName(), "target", "classes");
        return new ClassFileImporter()
                .importPath(classes).stream()
                        .filter(type -> type.isAnnotatedWith(REST + "Path"))
                        .flatMap(Routes::of)
                        .collect(Collectors.toSet());
    }

    private static Stream<Route> of(JavaClass type) {
        return type.getMethods().stream().flatMap(method -> OpenApi.METHODS.stream()
                .filter(name -> method.isAnnotatedWith(REST + name))
                .map(name -> new Route(name, path(type, method), produced(type, method))));
    }

    private static String path(JavaClass type, JavaMethod method) {
        String path = Stream.concat(values(type, "Path"), values(method, "Path"))
                .flatMap(part -> Arrays.stream(part.split("/", -1)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        return "/" + path;
    }

    private static Set<String> produced(JavaClass type, JavaMethod method) {
        Set<String> own = values(method, "Produces").collect(Collectors.toCollection(TreeSet::new));
        return own.isEmpty() ? values(type, "Produces").collect(Collectors.toCollection(TreeSet::new)) : own;
    }

    private static Stream<String> values(CanBeAnnotated annotated, String annotation) {
        if (!annotated.isAnnotatedWith(REST + annotation)) {
            return Stream.empty();
        }
        JavaAnnotation<?> found = annotated instanceof JavaClass type
                ? type.getAnnotationOfType(REST + annotation)
                : ((JavaMethod) annotated).getAnnotationOfType(REST + annotation);
        Object value = found.get("value").orElseThrow();
        return value instanceof Object[] several
                ? Arrays.stream(several).map(String::valueOf)
                : Stream.of(String.valueOf(value));
    }
}
