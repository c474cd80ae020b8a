package dev.tandem.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The event types of the contract. A type only ever grows; anything else becomes a {@code .v2} beside it. */
public enum EventType {
    EPISODE("tandem.episode.v1", Episode.class, Topic.METRICS),
    SURVEY("tandem.survey.v1", Survey.class, Topic.METRICS),
    REVIEW("tandem.review.v1", Review.class, Topic.METRICS),
    COMPLAINT("tandem.complaint.v1", Complaint.class, Topic.METRICS),
    WORKFORCE("tandem.workforce.v1", Workforce.class, Topic.METRICS),
    COST("tandem.cost.v1", Cost.class, Topic.METRICS),
    CHANGE("tandem.change.v1", Change.class, Topic.METRICS),
    ERASURE("tandem.erasure.v1", Erasure.class, Topic.METRICS),
    ARTICLE("tandem.article.v1", Article.class, Topic.ARTICLES);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::typeName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.dataClass, Function.identity()));

    private final String typeName;
    private final Class<? extends EventData> dataClass;
    private final Topic topic;

    @SuppressWarnings("ImmutableEnumChecker") // a shape never changes; the annotation would be a dependency
    private final Shape<? extends EventData> shape;

    EventType(String typeName, Class<? extends EventData> dataClass, Topic topic) {
        this.typeName = typeName;
        this.dataClass = dataClass;
        this.topic = topic;
        this.shape = Shape.of(dataClass);
    }

    /** The CloudEvents attribute {@code type}. */
    public String typeName() {
        return typeName;
    }

    /** Where events of this type are published. */
    public Topic topic() {
        return topic;
    }

    /** The record that holds the data. */
    Class<? extends EventData> dataClass() {
        return dataClass;
    }

    Shape<? extends EventData> shape() {
        return shape;
    }

    /** The type with this name, empty when the contract does not know it. */
    public static Optional<EventType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    /** The type of these data. */
    public static EventType of(EventData data) {
        EventType type = BY_CLASS.get(data.getClass());
        if (type == null) {
            throw new IllegalStateException("no event type for " + data.getClass());
        }
        return type;
    }
}
