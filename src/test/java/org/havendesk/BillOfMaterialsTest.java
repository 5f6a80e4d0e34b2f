package org.havendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The CycloneDX bill of materials that the build puts into the jar. */
class BillOfMaterialsTest {
    private static final Path BILL = Path.of("target/classes/META-INF/sbom/application.cdx.json");

    @Test
    void itNamesEveryLibraryWithItsVersionAndNoneOfTheTests() throws IOException {
        JsonNode bill = JsonMapper.shared().readTree(BILL.toFile());
        assertThat(bill.get("bomFormat").asString()).isEqualTo("CycloneDX");
        Set<String> names = StreamSupport.stream(bill.get("components").spliterator(), false)
                .peek(library -> assertThat(library.get("version").asString()).isNotBlank())
                .map(library -> library.get("name").asString())
                .collect(Collectors.toSet());
        assertThat(names)
                .hasSizeGreaterThan(50)
                .contains("jooq", "postgresql", "flow-server", "spring-security-web", "bcprov-jdk18on", "db-scheduler")
                .doesNotContain("archunit", "greenmail", "junit-jupiter-api");
    }
}
