package io.github.boxeventflux.checkpoint.r2dbc;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import org.jspecify.annotations.NullMarked;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Little is needed, nothing blocks, and no clock of this side is read. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "io.github.boxeventflux.checkpoint.r2dbc";

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(beInANullMarkedPackage());

    @ArchTest
    static final ArchRule dependsOnLittle = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT,
                    "io.github.boxeventflux.checkpoint",
                    "io.github.boxeventflux.error",
                    "io.github.boxeventflux.stream",
                    "java..",
                    "io.r2dbc.spi",
                    "reactor.core.publisher",
                    "org.reactivestreams",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule storesAloneArePublic =
            classes().that().haveModifier(JavaModifier.PUBLIC).should().haveSimpleNameEndingWith("Store");

    @ArchTest
    static final ArchRule nothingBlocksOrIsSubscribedToHere = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "a publisher is waited for or subscribed to",
                    access -> (isOf(access, Mono.class) || isOf(access, Flux.class))
                            && access.getName().matches("block\\w*|toIterable|toStream|toFuture|subscribe")))
            .orShould()
            .accessTargetWhere(describe(
                    "a thread waits",
                    access -> isOf(access, Thread.class)
                            || (isOf(access, Object.class) && access.getName().equals("wait"))));

    @ArchTest
    static final ArchRule timeIsTheDatabases = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "a clock is read",
                    access -> isOf(access, Clock.class)
                            || (isOf(access, System.class) && access.getName().matches("nanoTime|currentTimeMillis"))
                            || access.getTarget().getFullName().matches("java\\.time\\.\\w+\\.now\\(.*")));

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
}
