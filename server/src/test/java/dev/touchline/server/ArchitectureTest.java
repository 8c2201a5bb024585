package dev.touchline.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules between modules and packages: who may know whom. */
@AnalyzeClasses(packages = "dev.touchline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] BELOW_PROTOCOL = {
        "dev.touchline.ingest..",
        "dev.touchline.engine..",
        "dev.touchline.overlay..",
        "dev.touchline.feeds..",
        "dev.touchline.load..",
        "dev.touchline.server.."
    };

    @ArchTest
    static final ArchRule PROTOCOL_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("dev.touchline.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BELOW_PROTOCOL);

    @ArchTest
    static final ArchRule INGEST_AND_ENGINE_MEET_AT_THE_RING = noClasses()
            .that()
            .resideInAPackage("dev.touchline.ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.touchline.engine..", "dev.touchline.overlay..", "dev.touchline.server..");

    @ArchTest
    static final ArchRule THE_ENGINE_IS_PURE = noClasses()
            .that()
            .resideInAPackage("dev.touchline.engine..")
            .and()
            .resideOutsideOfPackages("dev.touchline.engine.agent..", "dev.touchline.engine.debs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netty..",
                    "io.javalin..",
                    "com.fasterxml..",
                    "java.net..",
                    "java.nio.channels..",
                    "java.time..",
                    "java.util.concurrent..",
                    "dev.touchline.engine.agent..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule THE_ENGINE_READS_NO_CLOCK = noClasses()
            .that()
            .resideInAPackage("dev.touchline.engine..")
            .and()
            .resideOutsideOfPackages("dev.touchline.engine.agent..", "dev.touchline.engine.debs..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule WHAT_MESSAGES_SAY_DEPENDS_ON_NO_CLIENT = noClasses()
            .that()
            .resideInAPackage("dev.touchline.overlay.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.touchline.overlay.live..",
                    "dev.touchline.overlay.control..",
                    "dev.touchline.overlay.match..",
                    "dev.touchline.overlay.store..",
                    "java.util.concurrent..");

    @ArchTest
    static final ArchRule LIVE_KNOWS_NO_CONTROL_PLANE = noClasses()
            .that()
            .resideInAPackage("dev.touchline.overlay.live..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.touchline.overlay.control..", "dev.touchline.overlay.store..", "io.javalin..", "java.sql..");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_SQL = noClasses()
            .that()
            .resideOutsideOfPackage("dev.touchline.overlay.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "org.jdbi..", "org.flywaydb..", "com.zaxxer..", "org.h2..", "org.postgresql..");

    @ArchTest
    static final ArchRule CONTROL_IS_NOT_ON_THE_WAY_OF_A_FRAME = noClasses()
            .that()
            .resideInAPackage("dev.touchline.overlay.control..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.touchline.overlay.live..", "io.netty..");

    @ArchTest
    static final ArchRule FEEDS_AND_LOAD_SEE_THE_SERVER_FROM_OUTSIDE = noClasses()
            .that()
            .resideInAnyPackage("dev.touchline.feeds..", "dev.touchline.load..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.touchline.ingest..",
                    "dev.touchline.engine..",
                    "dev.touchline.overlay..",
                    "dev.touchline.server..");

    @ArchTest
    static final ArchRule THE_CLIENT_LIBRARY_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("dev.touchline.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.touchline.protocol..", "dev.touchline.load..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(BELOW_PROTOCOL);

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_SERVER = noClasses()
            .that()
            .resideOutsideOfPackage("dev.touchline.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.touchline.server..");

    @ArchTest
    static final ArchRule ONLY_THE_PROGRAM_READS_THE_ENVIRONMENT = noClasses()
            .that()
            .resideOutsideOfPackage("dev.touchline.server..")
            .should()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getenv");

    @ArchTest
    static final ArchRule AGENTS_ARE_AGENTS =
            classes().that().haveSimpleNameEndingWith("Agent").should().implement("org.agrona.concurrent.Agent");

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl");
}
