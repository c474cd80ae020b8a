package dev.tandem.metrics.claims;

import java.util.Locale;

/** What a claim is about. */
public enum Kind {
    /** People who were dismissed, replaced, or whose posts are gone. */
    HEADCOUNT_REDUCTION,
    /** How many people work there, or from how many to how many. */
    HEADCOUNT,
    /** People are hired again. */
    REHIRE,
    /** As much work as so many people do. */
    FTE_EQUIVALENT,
    /** Conversations, calls, or cases that were handled. */
    CONVERSATIONS_HANDLED,
    /** The part of all contacts that an AI handles. */
    AI_SHARE,
    /** How long it takes until a case is resolved. */
    RESOLUTION_TIME,
    /** How long it takes until somebody or something answers. */
    FIRST_RESPONSE_TIME,
    /** Customers who have to come again. */
    REPEAT_CONTACT,
    /** Cases that are resolved at the first contact. */
    FIRST_CONTACT_RESOLUTION,
    /** How content customers are. */
    SATISFACTION,
    /** Complaints about the service. */
    COMPLAINTS,
    /** Quality of service in words or figures other than the above. */
    SERVICE_QUALITY,
    /** What service costs. */
    COST,
    /** What is saved. */
    SAVING,
    /** What it does to the profit. */
    PROFIT_EFFECT,
    /** Revenue for each employee. */
    REVENUE_PER_EMPLOYEE,
    /** Work done for each hour or person. */
    PRODUCTIVITY,
    /** In how many languages. */
    LANGUAGES,
    /** In how many countries. */
    MARKETS,
    /** An AI is introduced, extended, or withdrawn. */
    AI_DEPLOYMENT,
    /** What staff, customers, or the public were told. */
    TRANSPARENCY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** In snake_case. */
    public String wireName() {
        return wireName;
    }
}
