package dev.caravan.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.connection.AuthSchemes;
import dev.caravan.connection.OperationCall;
import dev.caravan.json.Json;
import dev.caravan.json.RecordArray.Element;
import dev.caravan.json.RecordSplitter;
import dev.caravan.model.profile.Operation;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedColumnsTest {
    private static Operation operation(String vendor, String name) {
        return new VendorProfiles(
                        ProfileFiles.builtIn(NamedColumnsTest.class.getClassLoader()),
                        ProfileFiles.none(),
                        AuthSchemes.builtIn().placeholders())
                .named(vendor)
                .operations()
                .get(name);
    }

    private static List<String> named(Operation operation, Map<String, Object> fields, String answer) {
        List<Element> records = RecordSplitter.at("")
                .split(answer.getBytes(StandardCharsets.UTF_8))
                .elements();
        return NamedColumns.of(new OperationCall(operation, fields, Map.of(), null)).name(records).stream()
                .map(Element::text)
                .toList();
    }

    @Test
    void namesTheValuesByTheFieldsThatWereAskedFor() {
        Map<String, Object> fields = Json.parseObject("{\"data\":{\"FieldKeys\":\"FNumber, FUnitId.FNumber,FQty\"}}");

        assertThat(named(operation("k3cloud", "ExecuteBillQuery"), fields, "[[\"A\",null,1.50],[\"B\",\"KG\",2]]"))
                .containsExactly(
                        "{\"FNumber\":\"A\",\"FUnitId_FNumber\":null,\"FQty\":1.50}",
                        "{\"FNumber\":\"B\",\"FUnitId_FNumber\":\"KG\",\"FQty\":2}");
    }

    @Test
    void leavesARowOfAnotherLengthToBeRefused() {
        Map<String, Object> fields = Json.parseObject("{\"data\":{\"FieldKeys\":\"FNumber\"}}");

        assertThat(named(operation("k3cloud", "ExecuteBillQuery"), fields, "[[\"A\",1],{\"x\":1}]"))
                .containsExactly("[\"A\",1]", "{\"x\":1}");
    }

    @Test
    void leavesRecordsThatAreObjectsAsTheyAre() {
        assertThat(named(operation("okki", "v1/product/groups"), Map.of(), "[{\"id\":1.0}]"))
                .containsExactly("{\"id\":1.0}");
    }
}
