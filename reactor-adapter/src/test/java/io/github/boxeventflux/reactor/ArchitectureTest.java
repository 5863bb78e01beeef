package io.github.boxeventflux.reactor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What keeps the adapter reactive: nothing blocks, time can be replaced, and what is hidden stays hidden. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "io.github.boxeventflux.reactor";

    private static final DescribedPredicate<JavaClass> IS_INTERNAL = resideInAPackage("..internal..");

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
    static final ArchRule nothingBlocks = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "a publisher is waited for",
                    access -> (isOf(access, Mono.class) || isOf(access, Flux.class))
                            && access.getName().matches("block\\w*|toIterable|toStream")))
            .orShould()
            .accessTargetWhere(describe(
                    "a connection is waited for", access -> access.getName().matches("(bind|connect|dispose)Now")))
            .orShould()
            .accessTargetWhere(describe(
                    "a thread waits",
                    access -> (isOf(access, Thread.class) && access.getName().matches("sleep|join"))
                            || (isOf(access, TimeUnit.class) && access.getName().matches("sleep|timedJoin|timedWait"))
                            || (isOf(access, Object.class) && access.getName().equals("wait"))
                            || (isOf(access, CountDownLatch.class)
                                    && access.getName().equals("await"))
                            || (isOf(access, Future.class) && access.getName().matches("get|join"))));

    @ArchTest
    static final ArchRule nothingIsSubscribedWithoutAHandler = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "a publisher is subscribed to by subscribe()",
                    access -> (isOf(access, Mono.class) || isOf(access, Flux.class))
                            && access.getTarget().getFullName().endsWith(".subscribe()")));

    /** A static one is taken before a test can put virtual time in its place, and outlives every subscription. */
    @ArchTest
    static final ArchRule noSchedulerIsHeldStatically = noFields()
            .that()
            .areStatic()
            .should()
            .haveRawType(assignableTo(Scheduler.class))
            .allowEmptyShould(true);

    private static boolean isOf(JavaAccess<?> access, Class<?> owner) {
        return access.getTargetOwner().isAssignableTo(owner);
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
