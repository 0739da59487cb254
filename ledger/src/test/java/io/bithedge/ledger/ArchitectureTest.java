package io.bithedge.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ledger is pure: what may be used is listed, everything else is refused. */
class ArchitectureTest {
    private static final JavaClasses LEDGER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.bithedge.ledger");

    private static final Set<String> FLOATING =
            Set.of("float", "double", "java.lang.Float", "java.lang.Double", "java.math.BigDecimal");

    private static final DescribedPredicate<JavaClass> IS_FLOATING = DescribedPredicate.describe(
            "a floating point type",
            type -> FLOATING.contains(type.getBaseComponentType().getName()));

    @Test
    void usesListedPackagesOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.bithedge.ledger..",
                        "java.lang",
                        "java.lang.invoke",
                        "java.lang.runtime",
                        "java.math",
                        "java.nio.charset",
                        "java.security",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "org.jspecify.annotations",
                        "")
                .check(LEDGER);
    }

    @Test
    void hasNoFloatingPoint() {
        noFields().should().haveRawType(IS_FLOATING).check(LEDGER);
        noCodeUnits().should().haveRawReturnType(IS_FLOATING).check(LEDGER);
        noCodeUnits()
                .should()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "a floating point type", types -> types.stream().anyMatch(IS_FLOATING)))
                .check(LEDGER);
        noClasses().should().dependOnClassesThat(IS_FLOATING).check(LEDGER);
    }

    @Test
    void hasNoClockRandomThreadOrEnvironment() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Thread|ThreadLocal|Process.*|Runtime)"
                        + "|java\\.util\\.(Random|UUID|Date|Timer|Calendar|Scanner)|java\\.security\\.SecureRandom")
                .check(LEDGER);
        noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "System beyond arraycopy, or Math.random",
                        access -> (access.getTargetOwner().isEquivalentTo(System.class)
                                        && !access.getName().equals("arraycopy"))
                                || (access.getTargetOwner().isEquivalentTo(Math.class)
                                        && access.getName().equals("random"))))
                .check(LEDGER);
    }

    /** Class files do not tell the types of local variables: the sources do. */
    @Test
    void sourcesHaveNoFloatingPointWord() throws IOException {
        Pattern floating = Pattern.compile("\\b(double|float)\\b|\\b\\d+\\.\\d|\\b\\d+[dDfF]\\b");
        Pattern comment = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(30);
            for (Path source : sources) {
                String code = comment.matcher(Files.readString(source)).replaceAll("");
                assertThat(floating.matcher(code).results().map(MatchResult::group))
                        .as(source.toString())
                        .isEmpty();
            }
        }
    }
}
