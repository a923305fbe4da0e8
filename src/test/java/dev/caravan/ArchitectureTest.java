package dev.caravan;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;

@AnalyzeClasses(packages = "dev.caravan", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.caravan.";
    private static final Set<String> VALUES = Set.of("json", "config", "model");
    private static final Set<String> BELOW_RUN =
            Set.of("paging", "mapping", "store", "connection", "vendor", "json", "config", "model");

    /** What each package may import of the others. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("daemon", with(BELOW_RUN, "run", "camel", "sandbox", "migrate")),
            Map.entry("camel", with(BELOW_RUN, "run")),
            Map.entry("run", BELOW_RUN),
            Map.entry("migrate", with(VALUES, "mapping", "vendor")),
            Map.entry("paging", VALUES),
            Map.entry("mapping", VALUES),
            Map.entry("store", VALUES),
            Map.entry("connection", VALUES),
            Map.entry("vendor", VALUES),
            Map.entry("config", Set.of("json", "model")),
            Map.entry("json", Set.of()),
            Map.entry("model", Set.of()),
            Map.entry("sandbox", Set.of("json")));

    @ArchTest
    static final ArchRule packagesImportOnlyWhatIsBelowThem = classes()
            .should(new ImportsOfTheTable())
            .because("daemon uses camel, camel uses run, run uses the stages, the stages use values and not each other;"
                    + " pass a value of model, or an interface of the importing package that run or camel implements")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.caravan.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what knows each other cannot be tested apart; move the shared value to model")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule roomsOfMappingsKnowOnlyWhatIsBelowThem = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.caravan.mapping..")
            .layer("mapping")
            .definedBy("dev.caravan.mapping")
            .layer("syntax")
            .definedBy("dev.caravan.mapping.syntax")
            .layer("expression")
            .definedBy("dev.caravan.mapping.expression")
            .layer("shape")
            .definedBy("dev.caravan.mapping.shape")
            .whereLayer("mapping")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("syntax")
            .mayOnlyBeAccessedByLayers("mapping")
            .whereLayer("expression")
            .mayOnlyBeAccessedByLayers("mapping", "syntax")
            .whereLayer("shape")
            .mayOnlyBeAccessedByLayers("mapping")
            .because(
                    "rows are made of expressions, expressions are read by the syntax, and neither knows the other way");

    @ArchTest
    static final ArchRule sandboxesOfVendorsKnowWhatTheyShareAndNotTheWorld = noClasses()
            .that()
            .resideInAPackage("dev.caravan.sandbox.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.caravan.sandbox")
            .because("the world is made of sandboxes; what they share stands in dev.caravan.sandbox.door");

    @ArchTest
    static final ArchRule camelStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackages("dev.caravan.camel..", "dev.caravan.daemon..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.quartz..")
            .because("runs and stages are tested without a CamelContext; adapt them in dev.caravan.camel")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule jacksonStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.caravan.json..", "dev.caravan.camel..", "dev.caravan.daemon..", "dev.caravan.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..")
            .because("records are plain maps; read and write them with dev.caravan.json")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule modelIsValues = classes()
            .that()
            .resideInAPackage("dev.caravan.model..")
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .beRecords()
            .orShould()
            .beEnums()
            .orShould()
            .beInterfaces()
            .because("a class that acts belongs to the stage that acts")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule modelDependsOnNothing = classes()
            .that()
            .resideInAPackage("dev.caravan.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.caravan.model..", "java..", "org.jspecify..")
            .because("every package uses the model; keep libraries in the stage that needs them")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .that()
            .resideOutsideOfPackages("dev.caravan.daemon..", "dev.caravan.sandbox..")
            .should()
            .callMethodWhere(target(name("now"))
                    .and(target(owner(resideInAPackage("java.time.."))))
                    .and(target(rawParameterTypes(new Class<?>[0]))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("a test must be able to move time; take a Clock, and an interface to wait on")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule environmentIsReadByTheDaemon = noClasses()
            .that()
            .resideOutsideOfPackages("dev.caravan.daemon..", "dev.caravan.sandbox..")
            .should()
            .callMethodWhere(target(owner(name("java.lang.System")))
                    .and(target(name("getenv")).or(target(name("getProperty"))).or(target(name("getProperties")))))
            .because("settings come through Camel's properties, so that any host can give them; pass the value in")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helper|Manager|Common|Misc)$")
            .because("such a name hides a duty; name the class by it")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule loggersArePrivateConstants = fields().that()
            .haveRawType(Logger.class)
            .should()
            .bePrivate()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal()
            .because("a logger belongs to one class; write private static final Logger")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheDaemonPrints = noClasses()
            .that()
            .resideOutsideOfPackage("dev.caravan.daemon..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("a library does not own its host's console; log, or return what is to be shown")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule failuresHaveATypeOfTheirOwn = noClasses()
            .should(THROW_GENERIC_EXCEPTIONS)
            .because("a caller must tell failures apart; throw the exception of the package")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule logsGoThroughSlf4j = noClasses()
            .should(USE_JAVA_UTIL_LOGGING)
            .because("the host chooses the backend; use org.slf4j")
            .allowEmptyShould(true);

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }

    private static String packageBelowRoot(JavaClass type) {
        String inRoot = type.getPackageName().substring(ROOT.length() - 1);
        return inRoot.isEmpty() ? "" : inRoot.substring(1).split("\\.", 2)[0];
    }

    private static boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(ROOT);
    }

    /** Compares the imports of a class with {@link #MAY_IMPORT}. */
    private static final class ImportsOfTheTable extends ArchCondition<JavaClass> {
        ImportsOfTheTable() {
            super("import only what MAY_IMPORT of ArchitectureTest lists");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            String from = packageBelowRoot(type);
            Set<String> allowed = MAY_IMPORT.get(from);
            if (allowed == null) {
                events.add(SimpleConditionEvent.violated(
                        type, type.getName() + " is in a package without a line in MAY_IMPORT: " + from));
                return;
            }
            type.getDirectDependenciesFromSelf().stream()
                    .filter(use -> isOurs(use.getTargetClass()))
                    .filter(use -> !packageBelowRoot(use.getTargetClass()).equals(from))
                    .filter(use -> !allowed.contains(packageBelowRoot(use.getTargetClass())))
                    .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription())));
        }
    }
}
