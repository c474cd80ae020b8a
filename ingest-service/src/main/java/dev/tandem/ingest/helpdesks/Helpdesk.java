package dev.tandem.ingest.helpdesks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Understands the payloads of one vendor. */
interface Helpdesk {
    /** What nothing is known of; it is read as something wrong. */
    String UNKNOWN = "";

    /** The items of a payload that is no list: one, or those of the vendor's page. */
    List<Item> items(Json payload);

    /** What an item tells. */
    Reading read(Item item);

    /**
     * One thing that a payload tells of.
     *
     * @param kind in the vendor's own word, for instance {@code ticket}
     * @param json the thing, with complaints of its own
     * @param beside what its page tells of others that it names
     */
    record Item(String kind, Json json, Beside beside) {
        Item(String kind, Json json) {
            this(kind, json, Beside.NOTHING);
        }
    }

    /**
     * What a page tells beside its items, found by id so that a long page takes no longer by item than a short one.
     *
     * @param users by their id
     * @param metrics of tickets, by the ticket's id
     */
    record Beside(Map<String, Json> users, Map<String, Json> metrics) {
        static final Beside NOTHING = new Beside(Map.of(), Map.of());

        static Beside of(Json users, Json metrics) {
            return new Beside(byId(users, "id"), byId(metrics, "ticket_id"));
        }

        private static Map<String, Json> byId(Json list, String id) {
            Map<String, Json> byId = new HashMap<>();
            for (Json each : list.apart().list()) {
                String key = each.isObject() ? each.at(id).id() : null;
                if (key != null) {
                    byId.put(key, each);
                }
            }
            return byId;
        }
    }

    /** The elements of a list as items of one kind, each with complaints of its own. */
    static List<Item> each(String kind, Json list, Beside beside) {
        if (!list.isList()) {
            return List.of(unknown(list));
        }
        List<Item> items = new ArrayList<>();
        list.list().forEach(element -> items.add(new Item(kind, element.apart(), beside)));
        return items;
    }

    /** The items of the elements of a payload that is a list, else of the payload itself. */
    default List<Item> itemsOfEach(Json payload) {
        if (!payload.isList()) {
            return items(payload);
        }
        List<Item> items = new ArrayList<>();
        for (Json element : payload.list()) {
            items.addAll(element.isList() ? List.of(unknown(element)) : items(element.apart()));
        }
        return items;
    }

    static Item unknown(Json json) {
        return new Item(UNKNOWN, json.apart());
    }

    /** Says of an item that it is none of what the vendor sends. */
    static Reading wrong(Item item, String expected) {
        item.json().complain("is none of what is taken here: " + expected);
        return new Reading.Wrong(item.json().complaints());
    }
}
