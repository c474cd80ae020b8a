package dev.tandem.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the house's import rules. A rule that matches no class fails, which is ArchUnit's own default. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tandem.report");

    @Test
    void theCoreKnowsNeitherHttpNorSql() {
        classes()
                .that()
                .resideInAPackage("dev.tandem.report")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tandem.report",
                        "java.io..",
                        "java.lang..",
                        "java.security..",
                        "java.util..",
                        "java.time..",
                        "org.jspecify..",
                        "jakarta.enterprise..",
                        "jakarta.inject..",
                        "io.smallrye.config..",
                        "org.apache.commons.statistics..")
                .check(CLASSES);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        Set<String> adapters = Set.of("caffeine", "http", "postgres", "web");
        for (String adapter : adapters) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.tandem.report." + adapter)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(adapters.stream()
                            .filter(other -> !other.equals(adapter))
                            .map(other -> "dev.tandem.report." + other)
                            .toArray(String[]::new))
                    .check(CLASSES);
        }
    }

    @Test
    void onlyThePostgresAdapterKnowsSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tandem.report.postgres")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql", "javax.sql", "io.agroal..")
                .check(CLASSES);
    }

    @Test
    void noOtherPartOfTandemIsKnown() {
        noClasses()
                .that()
                .resideInAPackage("dev.tandem.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tandem.events..", "dev.tandem.ingest..", "dev.tandem.metrics..", "dev.tandem.local..")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<JavaPackage> packages = CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toSet());

        assertThat(packages).hasSizeGreaterThanOrEqualTo(4).allSatisfy(marked -> assertThat(
                        marked.isAnnotatedWith(NullMarked.class))
                .as(marked.getName())
                .isTrue());
    }
}
