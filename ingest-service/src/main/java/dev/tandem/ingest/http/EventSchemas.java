package dev.tandem.ingest.http;

import dev.tandem.events.EventCodec;
import dev.tandem.events.EventType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Adds names and schemas of the event types to META-INF/openapi.yaml when the service is built, so that they stand in one place. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class EventSchemas implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        Components components = openApi.getComponents();
        Schema event = named(components, "CloudEvent");
        Schema names = named(components, "EventType");
        for (EventType type : EventType.values()) {
            Map<String, Object> schema = new LinkedHashMap<>(EventCodec.schema(type));
            // both are said by the document that it stands in
            schema.remove("$schema");
            schema.remove("$id");
            Schema added = OASFactory.createSchema();
            added.setAll(schema);
            components.addSchema(type.typeName(), added);
            event.addAllOf(dataOf(type));
            names.addEnumeration(type.typeName());
        }
    }

    private static Schema named(Components components, String name) {
        return Objects.requireNonNull(components.getSchemas().get(name), name);
    }

    private static Schema dataOf(EventType type) {
        Schema named = OASFactory.createSchema().constValue(type.typeName());
        Schema data = OASFactory.createSchema().ref(type.typeName());
        return OASFactory.createSchema()
                .ifSchema(OASFactory.createSchema().addProperty("type", named))
                .thenSchema(OASFactory.createSchema().addProperty("data", data));
    }
}
