package dev.tandem.metrics.claims.reading;

import org.jspecify.annotations.Nullable;

/** What speaks for a name being that of an organisation, an AI, a person, or somebody who has an opinion. */
final class Evidence {
    /** What makes it sure, or nearly so: one such sign is enough. */
    static final int SURE = 4;

    private static final int MOST_MENTIONS = 5;
    /** Whom an article is about it names early. */
    private static final int LEAD = 8;

    /** It is called an organisation: "the lender X", "X AG", "X's chief executive". */
    int called;

    /** It does what organisations do: cuts jobs, employs people. */
    int acting;

    /** It stands like a name. */
    int bare;

    /** It stands like a common noun. */
    int common;

    /** It stands like a place. */
    int place;

    /** It is called an AI. */
    int assistant;

    /** It does what AIs do, or is done to them. */
    int serving;

    int person;
    int voice;
    int beside;
    int subject;
    int title;
    int published;
    int mentions;
    /** Its first word is but what it is: "Paketkurier X". */
    boolean typed;

    int inner;
    int firstSentence = -1;

    @Nullable
    String written;

    @Nullable
    String type;

    void add(Evidence other) {
        called += other.called;
        acting += other.acting;
        bare += other.bare;
        common += other.common;
        place += other.place;
        assistant += other.assistant;
        serving += other.serving;
        person += other.person;
        voice += other.voice;
        beside += other.beside;
        subject += other.subject;
        title += other.title;
        published += other.published;
        mentions += other.mentions;
        inner += other.inner;
        firstSentence = firstSentence < 0 ? other.firstSentence : Math.min(firstSentence, other.firstSentence);
        typed |= other.typed;
        type = type == null ? other.type : type;
    }

    boolean isPerson() {
        return person >= SURE && person > called && person >= assistant;
    }

    boolean isAssistant() {
        return assistant >= SURE && assistant >= called;
    }

    boolean isVoice() {
        return voice >= SURE && voice >= called;
    }

    /** Whether it is an organisation whatever else the article says. */
    boolean isOrganisation() {
        boolean isPlace = place > 0 && called + acting <= place;
        return !isPlace && (called >= SURE || (acting >= SURE && serving < acting));
    }

    /** Whether it is named where an article names whom it is about. */
    boolean isEarly() {
        return firstSentence <= LEAD / 2;
    }

    /** How likely the article is about it. */
    int focus() {
        return Math.min(called, 12)
                + Math.min(acting, SURE)
                + Math.min(bare, 4)
                + 2 * Math.min(mentions, MOST_MENTIONS)
                + 5 * Math.min(title, 2)
                + 20 * Math.min(published, 1)
                + Math.max(0, LEAD - firstSentence)
                + 2 * Math.max(0, LEAD / 2 - firstSentence)
                - (inner + title == 0 ? 1 : 0)
                - 3 * Math.min(serving + assistant, 4)
                - 14 * Math.min(beside, 1);
    }
}
