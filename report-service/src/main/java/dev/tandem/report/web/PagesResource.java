package dev.tandem.report.web;

import dev.tandem.report.Article;
import dev.tandem.report.Articles;
import dev.tandem.report.Edition;
import dev.tandem.report.Indicators;
import dev.tandem.report.InvalidCursorException;
import dev.tandem.report.Listing;
import dev.tandem.report.Organisation;
import dev.tandem.report.Organisations;
import dev.tandem.report.Overview.Comparison;
import dev.tandem.report.Overviews;
import dev.tandem.report.Paging;
import dev.tandem.report.Question;
import dev.tandem.report.Refusal;
import dev.tandem.report.Refusals;
import dev.tandem.report.Renditions;
import dev.tandem.report.Snapshots;
import dev.tandem.report.claims.Checks;
import dev.tandem.report.claims.Claim;
import dev.tandem.report.claims.Claims;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

@Path("/")
@Produces(MediaType.TEXT_HTML)
class PagesResource {
    private static final int CLAIMS_OF_AN_ORGANISATION = 8;

    private final Organisations organisations;
    private final Overviews overviews;
    private final Articles articles;
    private final Refusals refusals;
    private final Claims claims;
    private final Checks checks;
    private final ChartData chartData;
    private final PagesConfig config;
    private final Snapshots snapshots;
    private final Renditions renditions;
    private final Clock clock;

    PagesResource(
            Organisations organisations,
            Overviews overviews,
            Articles articles,
            Refusals refusals,
            Claims claims,
            Checks checks,
            ChartData chartData,
            PagesConfig config,
            Snapshots snapshots,
            Renditions renditions,
            Clock clock) {
        this.organisations = organisations;
        this.overviews = overviews;
        this.articles = articles;
        this.refusals = refusals;
        this.claims = claims;
        this.checks = checks;
        this.chartData = chartData;
        this.config = config;
        this.snapshots = snapshots;
        this.renditions = renditions;
        this.clock = clock;
    }

    @GET
    public Response home(@QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Texts texts = texts(lang, headers);
        return snapshots.read(() -> {
            List<Organisation> all = organisations.all();
            long revision = all.stream().mapToLong(Organisation::revision).sum();
            Edition edition = Edition.of(clock, revision, all, "home " + texts.language());
            return page(edition, () -> home(all, texts));
        });
    }

    private TemplateInstance home(List<Organisation> all, Texts texts) {
        List<Card> cards = new ArrayList<>();
        boolean simulated = false;
        for (Organisation organisation : all) {
            boolean numbers = cards.size() < config.cardsWithNumbers();
            cards.add(Card.of(organisation, numbers ? newest(organisation) : null, texts));
            simulated |= organisation.simulated();
        }
        Frame frame = new Frame(texts, texts.get("home.title"), "/", simulated, "home");
        return Templates.home(frame, cards, config.ingestAddress());
    }

    @GET
    @Path("organisations/{organisation}")
    public Response organisation(
            @PathParam("organisation") String key,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Texts texts = texts(lang, headers);
        return snapshots.read(() -> organisation(key, from, to, texts));
    }

    private Response organisation(String key, @Nullable String from, @Nullable String to, Texts texts) {
        Optional<Organisation> found = organisations.find(key);
        if (found.isEmpty()) {
            return message(texts, 404, "organisation.unknown");
        }
        Organisation organisation = found.get();
        LocalDate today = LocalDate.now(organisation.zone());
        Optional<LocalDate> first = day(from, monthOf(Objects.requireNonNullElse(organisation.firstDay(), today)));
        // the last day that is shown, as a person says it
        Optional<LocalDate> last = day(to, Objects.requireNonNullElse(organisation.lastDay(), today));
        if (first.isEmpty() || last.isEmpty() || first.get().isAfter(last.get())) {
            return message(texts, 400, "organisation.badTime");
        }
        LocalDate end = last.get().plusDays(1);
        String range = from == null && to == null ? "" : "?from=" + first.get() + "&to=" + last.get();
        Edition edition = Edition.of(
                clock,
                organisation.revision(),
                List.of(organisation, first.get(), end, range, claims.revision(organisation.key())),
                "organisation " + texts.language());
        return page(edition, () -> organisation(organisation, first.get(), end, range, texts));
    }

    /** The day that a parameter names; none where that is no day, or of a year that cannot be asked about. */
    private static Optional<LocalDate> day(@Nullable String text, LocalDate otherwise) {
        try {
            return Optional.of(text == null ? otherwise : LocalDate.parse(text))
                    .filter(day -> Question.YEARS.isValidValue(day.getYear()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private TemplateInstance organisation(
            Organisation organisation, LocalDate first, LocalDate end, String range, Texts texts) {
        OrganisationView view = OrganisationView.of(overviews.of(organisation, first, end), texts, chartData);
        String path = Links.organisation(organisation.key()) + range;
        Frame frame = new Frame(texts, organisation.name(), path, organisation.simulated(), "home");
        Claims.Filter own = Claims.Filter.about(organisation.key());
        Listing<Claim> newest = claims.page(own, new Paging(CLAIMS_OF_AN_ORGANISATION, null));
        return Templates.organisation(
                frame, view, config.ingestAddress(), views(newest, texts), claimsAbout(organisation.key()));
    }

    private List<ClaimView> views(Listing<Claim> listing, Texts texts) {
        Checks.Session session = checks.begin(organisations::find);
        return listing.items().stream()
                .map(claim -> ClaimView.of(claim, session.check(claim), texts))
                .toList();
    }

    private static String claimsAbout(String organisation) {
        return "/claims?organisation=" + URLEncoder.encode(organisation, StandardCharsets.UTF_8);
    }

    @GET
    @Path("claims")
    public Response claims(
            @QueryParam("organisation") @Nullable String organisation,
            @QueryParam("after") @Nullable String after,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Texts texts = texts(lang, headers);
        String about = organisation == null ? "" : organisation.strip();
        try {
            return snapshots.read(() -> {
                Claims.Filter filter = Claims.Filter.about(about.isEmpty() ? null : about);
                Listing<Claim> listing = claims.page(filter, new Paging(Paging.DEFAULT_SIZE, after));
                boolean simulated = listing.items().stream()
                        .anyMatch(claim -> claim.article().simulated());
                String path = about.isEmpty() ? "/claims" : claimsAbout(about);
                Frame frame = new Frame(texts, texts.get("claims.title"), path, simulated, "claims");
                return page(Templates.claims(frame, views(listing, texts), about, next(path, listing.next())));
            });
        } catch (InvalidCursorException e) {
            return message(texts, 400, "list.badPage");
        }
    }

    @GET
    @Path("definitions")
    public Response definitions(@QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Texts texts = texts(lang, headers);
        Frame frame = new Frame(texts, texts.get("definitions.title"), "/definitions", false, "definitions");
        return page(Templates.definitions(
                frame,
                Indicators.all().stream()
                        .map(indicator -> DefinitionView.of(indicator, texts))
                        .toList()));
    }

    @GET
    @Path("articles")
    public Response articles(
            @QueryParam("after") @Nullable String after,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Texts texts = texts(lang, headers);
        try {
            Listing<Article> listing = articles.page(new Paging(Paging.DEFAULT_SIZE, after));
            boolean simulated = listing.items().stream().anyMatch(Article::simulated);
            Frame frame = new Frame(texts, texts.get("articles.title"), "/articles", simulated, "articles");
            return page(Templates.articles(
                    frame,
                    listing.items().stream()
                            .map(article -> ArticleView.of(article, texts))
                            .toList(),
                    next("/articles", listing.next())));
        } catch (InvalidCursorException e) {
            return message(texts, 400, "list.badPage");
        }
    }

    @GET
    @Path("rejected")
    public Response rejected(
            @QueryParam("after") @Nullable String after,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Texts texts = texts(lang, headers);
        try {
            Listing<Refusal> listing = refusals.page(null, null, new Paging(Paging.DEFAULT_SIZE, after));
            Frame frame = new Frame(texts, texts.get("rejected.title"), "/rejected", false, "rejected");
            return page(Templates.rejected(
                    frame,
                    listing.items().stream()
                            .map(refusal -> RefusalView.of(refusal, texts))
                            .toList(),
                    next("/rejected", listing.next())));
        } catch (InvalidCursorException e) {
            return message(texts, 400, "list.badPage");
        }
    }

    private static String next(String path, @Nullable String cursor) {
        String separator = path.contains("?") ? "&" : "?";
        return cursor == null ? "" : path + separator + "after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    private static Texts texts(@Nullable String lang, HttpHeaders headers) {
        return Texts.forReader(lang, headers.getAcceptableLanguages());
    }

    private @Nullable Comparison newest(Organisation organisation) {
        LocalDate first = organisation.firstDay();
        LocalDate last = organisation.lastDay();
        return first == null || last == null
                ? null
                : overviews.comparison(
                        organisation, monthOf(first), monthOf(last).plusMonths(1));
    }

    private static LocalDate monthOf(LocalDate day) {
        return day.withDayOfMonth(1);
    }

    private static Response message(Texts texts, int status, String key) {
        Frame frame = new Frame(texts, texts.get("message.title"), "/", false, "");
        return PageHeaders.html(status, Templates.message(frame, texts.get(key)));
    }

    private Response page(Edition edition, Supplier<TemplateInstance> template) {
        return PageHeaders.html(
                200, renditions.get(edition, () -> template.get().render().getBytes(StandardCharsets.UTF_8)));
    }

    private static Response page(TemplateInstance template) {
        return PageHeaders.html(200, template);
    }
}
