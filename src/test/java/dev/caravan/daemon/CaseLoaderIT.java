package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseLoaderIT {
    private static final String BROKEN = "broken";

    @TempDir
    private Path folder;

    private CommandWorld world;
    private CamelContext context;

    @BeforeEach
    void open() throws IOException {
        world = new CommandWorld(folder, 10);
        world.addCase(BROKEN);
        CommonOptions options = new CommonOptions();
        options.routes = world.routes().toString();
        context = Contexts.make(Settings.load(options));
        context.start();
    }

    @AfterEach
    void close() {
        context.stop();
        world.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        pull:jackyun       | pul:jackyun        | 9  | unknown component "pul"; did you mean "pull"?
        push:k3cloud       | push:k3clod        | 21 | connection "k3clod" is not configured: did you mean "k3cloud"?
        erp.warehouse.get  | erp.warehouse.gat  | 9  | did you mean "erp.warehouse.get"?
        pageSize: 50       | pageSiz: 50        | 9  | did you mean "pageSize"?
        batchSize: 100     | batchSzie: 100     | 17 | stage:broken: unknown option "batchSzie"; did you mean "batchSize"?
        cron:              | crom:              | 7  | quartz has no option "crom"; did you mean "cron"?
        0 0/10 * * * ?     | 0 0 99 * * ?       | 2  | the hour is 99, allowed are 0 to 23
        map:broken         | map:brokn          | 19 | did you mean map:broken?
        uri: stage:broken  | uri: stage:brokn   | 16 | did you mean stage:broken?
        stage:broken"      | stage:brokn"       | 11 | did you mean stage:broken?
        broken.deliver     | broken.extract     | 12 | stands twice in this file
        isBlockup = 0      | {{isBlockup}} = 0  | 11 | write {isBlockup}
        isBlockup = 0      | isBlockup == = 0   | 11 | not a condition
        steps:             | stepz:             | 9  | stepz
        formId: BD_STOCK   | formId: BD_STOK    | 21 | did you mean "BD_STOCK"?
        """)
    void removesABrokenFileWholeAndTellsWhereAndWhy(String right, String wrong, int line, String told)
            throws IOException {
        world.edit(BROKEN, right, wrong);
        CaseLoader loader = new CaseLoader(context);
        loader.load(CommandWorld.CASE, route -> route.autoStartup(false));

        assertThatThrownBy(() -> loader.load(BROKEN, route -> route.autoStartup(false)))
                .isInstanceOf(CaseFileException.class)
                .hasMessageContaining("routes/broken/route.camel.yaml:" + line + ":")
                .hasMessageContaining(told);

        assertThat(((ModelCamelContext) context).getRouteDefinitions())
                .noneMatch(route -> route.getRouteId().startsWith(BROKEN))
                .anyMatch(route -> route.getRouteId().equals(CommandWorld.CASE + ".deliver"));
        assertThat(context.getRoutes()).noneMatch(route -> route.getRouteId().startsWith(BROKEN));
    }

    @Test
    void aMendedFileLoadsAfterwards() throws IOException {
        world.edit(BROKEN, "push:k3cloud", "push:k3clod");
        CaseLoader loader = new CaseLoader(context);
        assertThatThrownBy(() -> loader.load(BROKEN, route -> route.autoStartup(false)))
                .isInstanceOf(CaseFileException.class);
        world.edit(BROKEN, "push:k3clod", "push:k3cloud");

        loader.load(BROKEN, route -> route.autoStartup(false));

        assertThat(context.getRoute(BROKEN + ".deliver")).isNotNull();
    }

    @Test
    void aFileThatCannotBeReadIsTheCasesOwnFailure() throws IOException {
        Path route = world.routeOf(BROKEN);
        Files.delete(route);
        Files.createDirectories(route);

        assertThatThrownBy(() -> new CaseLoader(context).load(BROKEN, loaded -> {}))
                .isInstanceOf(CaseFileException.class)
                .hasMessageContaining("routes/broken/route.camel.yaml cannot be read: ");
    }

    @Test
    void tellsWhatIsWrongInTheMapping() throws IOException {
        Path mapping = world.routes().resolve(BROKEN).resolve("mapping.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("parser:", "parsr:"));

        assertThatThrownBy(() -> new CaseLoader(context).load(BROKEN, route -> {}))
                .hasMessageContaining("routes/broken/mapping.yaml:6:")
                .hasMessageContaining("did you mean \"parser\"?");
    }
}
