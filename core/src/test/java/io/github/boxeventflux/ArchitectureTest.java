package io.github.boxeventflux;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What holds the picture of the core: which package stands on which, and that nothing here waits or connects. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "io.github.boxeventflux";

    /** Bottom up: a package may use those of its own storey and of the storeys below. A new package finds its place here. */
    private static final List<List<String>> STOREYS = List.of(
            List.of(ROOT + ".internal"),
            List.of(ROOT + ".event.."),
            List.of(ROOT + ".stream.."),
            List.of(ROOT + ".error..", ROOT + ".auth..", ROOT + ".checkpoint.."),
            List.of(ROOT + ".options.."),
            List.of(ROOT + ".internal.wire.."),
            List.of(ROOT + ".internal.engine.."));

    private static final DescribedPredicate<JavaClass> IS_INTERNAL = resideInAPackage("..internal..");

    private static final DescribedPredicate<JavaClass> IS_OF_THE_FILE_STORE = nameMatching(
                    ".*\\.checkpoint\\.(FileCheckpointStore|StreamFile|ProcessLock|Directories)(\\$.*)?")
            .forSubtype();

    @ArchTest
    static final ArchRule dependenciesRunDownwards = storeys();

    @ArchTest
    static final ArchRule everyTypeIsInAPackageWithAPlace = classes()
            .that(doNot(
                    describe("describe a package", type -> type.getSimpleName().equals("package-info"))))
            .should()
            .resideInAnyPackage(places())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(beInANullMarkedPackage());

    @ArchTest
    static final ArchRule publicSignaturesNameNothingHidden = classes()
            .that()
            .resideOutsideOfPackage("..internal..")
            .should(exposeOnly(
                    describe("public types that are not internal", type -> !IS_INTERNAL.test(type) && isVisible(type))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule publicSignaturesNameNoJacksonType = classes()
            .that()
            .resideOutsideOfPackage("..internal..")
            .should(exposeOnly(resideOutsideOfPackage("com.fasterxml.jackson..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule dependsOnLittle = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "..",
                    "java..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.annotation..",
                    "org.reactivestreams..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule nothingWaitsSchedulesOrConnects = noClasses()
            .should()
            .dependOnClassesThat(nameMatching("java\\.net\\.http\\..*"
                    + "|java\\.net\\.\\w*(Socket|URLConnection)\\w*"
                    + "|java\\.nio\\.channels\\.\\w*(Socket|Selector|Datagram)\\w*"
                    + "|java\\.lang\\.(Thread|ThreadGroup)(\\$.*)?"
                    + "|java\\.util\\.Timer(Task)?"
                    + "|java\\.util\\.concurrent\\.\\w*(Executor|ForkJoin|Scheduled|Blocking)\\w*"
                    + "|java\\.util\\.concurrent\\.(CountDownLatch|CyclicBarrier|Exchanger|Phaser|Semaphore)"
                    + "|java\\.util\\.concurrent\\.locks\\.(Condition|LockSupport)"));

    @ArchTest
    static final ArchRule nothingWaitsForAFutureOrRunsItElsewhere = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "a future is waited for, timed or run on another thread",
                    access -> access.getTargetOwner().isAssignableTo(CompletableFuture.class)
                            && access.getName().matches("get|join|orTimeout|completeOnTimeout|\\w+Async")))
            .orShould()
            .accessTargetWhere(describe(
                    "a thread waits",
                    access -> isOneOf(access, Object.class, "wait")
                            || isOneOf(access, TimeUnit.class, "sleep|timedJoin|timedWait")));

    @ArchTest
    static final ArchRule timeIsAParameter = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "the system's clock is read",
                    access -> isOneOf(access, System.class, "nanoTime|currentTimeMillis")
                            || isOneOf(access, Clock.class, "system\\w*|tick\\w+")
                            || access.getTarget().getFullName().matches("java\\.time\\.\\w+\\.now\\(\\)")));

    @ArchTest
    static final ArchRule onlyTheFileStoreTouchesFiles = noClasses()
            .that(doNot(IS_OF_THE_FILE_STORE))
            .should()
            .dependOnClassesThat(nameMatching("java\\.nio\\.file\\.(?!Path$).*"
                    + "|java\\.nio\\.channels\\..*"
                    + "|java\\.io\\.(File\\w*|RandomAccessFile)(\\$.*)?"));

    @ArchTest
    static final ArchRule onlyTheFileStoreIsGivenAPath = noClasses()
            .that(doNot(IS_OF_THE_FILE_STORE.or(equivalentTo(CheckpointStore.class))))
            .should()
            .dependOnClassesThat(equivalentTo(Path.class));

    private static boolean isOneOf(JavaAccess<?> access, Class<?> owner, String names) {
        return access.getTargetOwner().isEquivalentTo(owner) && access.getName().matches(names);
    }

    private static ArchRule storeys() {
        LayeredArchitecture house =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        List<String> below = new ArrayList<>();
        for (List<String> storey : STOREYS) {
            String name = String.join(", ", storey);
            house = house.layer(name).definedBy(storey.toArray(String[]::new));
            house = below.isEmpty()
                    ? house.whereLayer(name).mayNotAccessAnyLayer()
                    : house.whereLayer(name).mayOnlyAccessLayers(below.toArray(String[]::new));
            below.add(name);
        }
        return house.allowEmptyShould(true);
    }

    private static String[] places() {
        return STOREYS.stream().flatMap(List::stream).toArray(String[]::new);
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        type, marked, type.getName() + ": no @NullMarked package-info in " + type.getPackageName()));
            }
        };
    }

    /** The types named by what a user can see of a type: its supertypes, and its public and protected members. */
    private static ArchCondition<JavaClass> exposeOnly(DescribedPredicate<JavaClass> allowed) {
        return new ArchCondition<>("expose only " + allowed.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isVisible(type)) {
                    return;
                }
                Stream<JavaType> supertypes =
                        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
                Stream<JavaType> generics = type.getTypeParameters().stream().map(JavaType.class::cast);
                Stream.concat(supertypes, generics)
                        .flatMap(named -> named.getAllInvolvedRawTypes().stream())
                        .forEach(named -> judge(type.getName(), named, events));
                for (JavaMember member : type.getMembers()) {
                    if (isForUsers(member)) {
                        member.getAllInvolvedRawTypes().forEach(named -> judge(member.getFullName(), named, events));
                    }
                }
            }

            private void judge(String where, JavaClass named, ConditionEvents events) {
                JavaClass element = named.getBaseComponentType();
                boolean good = element.isPrimitive() || allowed.test(element);
                events.add(new SimpleConditionEvent(named, good, where + " names " + element.getName()));
            }
        };
    }

    private static boolean isForUsers(JavaMember member) {
        return !member.getModifiers().contains(JavaModifier.SYNTHETIC)
                && Stream.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED).anyMatch(member.getModifiers()::contains);
    }

    private static boolean isVisible(JavaClass type) {
        boolean visible =
                Stream.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED).anyMatch(type.getModifiers()::contains);
        return visible
                && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
    }
}
