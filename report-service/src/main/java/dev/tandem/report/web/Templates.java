package dev.tandem.report.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages; the build checks that each is given what it shows. */
@CheckedTemplate(basePath = "")
final class Templates {
    private Templates() {}

    static native TemplateInstance home(Frame page, List<Card> cards, String ingestAddress);

    static native TemplateInstance organisation(
            Frame page, OrganisationView view, String ingestAddress, List<ClaimView> claims, String allClaims);

    static native TemplateInstance claims(Frame page, List<ClaimView> claims, String organisation, String next);

    static native TemplateInstance definitions(Frame page, List<DefinitionView> definitions);

    static native TemplateInstance articles(Frame page, List<ArticleView> articles, String next);

    static native TemplateInstance rejected(Frame page, List<RefusalView> refusals, String next);

    static native TemplateInstance message(Frame page, String text);
}
