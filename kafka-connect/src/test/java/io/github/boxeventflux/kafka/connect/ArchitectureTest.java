package io.github.boxeventflux.kafka.connect;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What keeps the connector a user of the library like any other, with two doors for Connect. */
@AnalyzeClasses(packages = "io.github.boxeventflux.kafka.connect", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyWhatConnectMakesIsPublic =
            classes().that().haveModifier(PUBLIC).should().haveNameMatching(".*\\.BoxEventsSource(Connector|Task)");

    @ArchTest
    static final ArchRule nothingHiddenOfTheLibraryIsUsed =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.github.boxeventflux.internal..");

    /** No second reader of the protocol: neither HTTP nor JSON. */
    @ArchTest
    static final ArchRule boxIsReadByTheLibraryAlone = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("reactor.netty..", "io.netty..", "java.net.http..", "com.fasterxml.."));

    /** A worker has no other packages of Kafka for its plugins. */
    @ArchTest
    static final ArchRule onlyWhatAPluginMaySeeOfConnectIsUsed = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.apache.kafka.connect.runtime..",
                    "org.apache.kafka.clients.admin..",
                    "org.apache.kafka.clients.consumer.."));
}
