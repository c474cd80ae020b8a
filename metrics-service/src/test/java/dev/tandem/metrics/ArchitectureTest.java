package dev.tandem.metrics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final String CORE = "dev.tandem.metrics";
    private static final String CLAIMS = CORE + ".claims";
    private static final String LEDGER = CORE + ".ledger";
    private static final List<String> TECHNOLOGIES = List.of("http", "kafka", "postgres", "web");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(CORE);

    @Test
    void theCoreKnowsNoTechnology() {
        classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        CORE,
                        CLAIMS + "..",
                        "dev.tandem.events",
                        "org.jspecify..",
                        "jakarta.inject..",
                        "jakarta.enterprise..",
                        "io.quarkus.scheduler..",
                        "io.quarkus.arc..",
                        "org.jboss.logging..",
                        "com.google.errorprone..")
                .andShould()
                .onlyDependOnClassesThat(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("java.sql..")))
                .check(CLASSES);
    }

    @Test
    void readingClaimsNeedsNothingButTheLanguage() {
        classes()
                .that()
                .resideInAPackage(CLAIMS + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", CLAIMS + "..", "org.jspecify..", "com.google.errorprone..")
                .andShould()
                .onlyDependOnClassesThat(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("java.sql..")))
                .check(CLASSES);
    }

    @Test
    void theLedgerKnowsClaimsAndNoTechnology() {
        classes()
                .that()
                .resideInAPackage(LEDGER)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        CORE,
                        CLAIMS,
                        CLAIMS + ".quantities",
                        CLAIMS + ".text",
                        LEDGER,
                        "dev.tandem.events",
                        "org.jspecify..")
                .andShould()
                .onlyDependOnClassesThat(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("java.sql..")))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "kafka", "postgres", "web"})
    void anAdapterKnowsTheCoreAndNoOtherAdapter(String technology) {
        String[] others = TECHNOLOGIES.stream()
                .filter(other -> !other.equals(technology))
                .map(other -> CORE + "." + other + "..")
                .toArray(String[]::new);

        in(technology).should().dependOnClassesThat().resideInAnyPackage(others).check(CLASSES);
    }

    @Test
    void noServiceKnowsAnother() {
        noClasses()
                .that()
                .resideInAPackage(CORE + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tandem.ingest..", "dev.tandem.report..", "dev.tandem.local..")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        JavaPackage core = CLASSES.getPackage(CORE);

        assertThat(core.getSubpackages()).hasSize(TECHNOLOGIES.size() + 2);
        assertThat(core.isAnnotatedWith(NullMarked.class)).isTrue();
        assertThat(core.getSubpackages()).allMatch(adapter -> adapter.isAnnotatedWith(NullMarked.class));
    }

    private static GivenClassesConjunction in(String technology) {
        return noClasses().that().resideInAPackage(CORE + "." + technology + "..");
    }
}
