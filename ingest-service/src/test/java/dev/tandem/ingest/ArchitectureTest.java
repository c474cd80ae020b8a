package dev.tandem.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may import whom. A rule that matches no class fails, which is ArchUnit's default. */
class ArchitectureTest {
    private static final String ROOT = "dev.tandem.ingest";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theCoreKnowsNeitherHttpNorKafka() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "jakarta.inject..",
                        "jakarta.enterprise..",
                        "io.smallrye.config..",
                        "org.jboss.logging..",
                        "dev.tandem.events..",
                        ROOT)
                .check(PRODUCT);
    }

    @Test
    void articlesKnowPagesButNeitherHttpNorKafka() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".articles")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.jspecify..", "org.jsoup..", "com.fasterxml.jackson..", ROOT + ".articles")
                .check(PRODUCT);
    }

    @Test
    void feedsKnowArticlesButNeitherHttpNorKafkaNorSql() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".feeds")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.jsoup..",
                        "com.fasterxml.jackson..",
                        "jakarta.inject..",
                        "jakarta.annotation..",
                        "io.smallrye.config..",
                        "io.quarkus.scheduler..",
                        "org.jboss.logging..",
                        ROOT + ".articles",
                        ROOT + ".feeds")
                .check(PRODUCT);
    }

    @Test
    void importsKnowFilesButNeitherHttpNorKafka() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".imports")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "jakarta.inject..",
                        "jakarta.enterprise..",
                        "io.smallrye.config..",
                        "org.jboss.logging..",
                        "dev.tandem.events..",
                        "de.siegmar.fastcsv..",
                        "com.fasterxml.jackson..",
                        ROOT,
                        ROOT + ".imports")
                .check(PRODUCT);
    }

    @Test
    void helpdesksKnowJsonAndYamlButNeitherHttpNorKafka() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".helpdesks")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "jakarta.inject..",
                        "jakarta.enterprise..",
                        "io.smallrye.config..",
                        "dev.tandem.events..",
                        "com.fasterxml.jackson..",
                        ROOT,
                        ROOT + ".helpdesks")
                .check(PRODUCT);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".kafka..", "org.apache.kafka..", ROOT + ".web..", ROOT + ".postgres..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".kafka..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".http..", "jakarta.ws.rs..", ROOT + ".web..", ROOT + ".postgres..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".http..", ROOT + ".kafka..", ROOT + ".postgres..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".postgres..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".http..", ROOT + ".kafka..", ROOT + ".web..")
                .check(PRODUCT);
    }

    @Test
    void onlyTheGuardedClientAsksOtherServers() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hc..", "java.net.http..", "crawlercommons..")
                .check(PRODUCT);
    }

    @Test
    void servicesDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tandem.metrics..", "dev.tandem.report..", "dev.tandem.local..")
                .check(PRODUCT);
    }

    @Test
    void everyPackageIsNullMarked() {
        JavaPackage root = PRODUCT.getPackage(ROOT);

        assertThat(root.getSubpackagesInTree()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(root.isAnnotatedWith(NullMarked.class)).isTrue();
        assertThat(root.getSubpackagesInTree()).allMatch(each -> each.isAnnotatedWith(NullMarked.class));
    }
}
