package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.daemon.CommandWorld.Outcome;
import dev.caravan.store.jdbc.MariaServer;
import dev.caravan.store.mongo.InProcessMongo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped case, from command line to oracle, with its records in another kind of store. */
class OnceOnOtherStoresIT {
    @TempDir
    private Path folder;

    @Test
    void aCaseRunsOnMariaDb() throws Exception {
        runsTwice(MariaServer.newDatabase());
    }

    @Test
    void aCaseRunsOnMongo() throws Exception {
        runsTwice(InProcessMongo.newDatabase());
    }

    private void runsTwice(String url) throws Exception {
        CommandWorld world = new CommandWorld(folder, 120);
        try {
            assertThat(once(world, url).code()).isZero();
            assertThat(world.oracle().differences()).isEmpty();
            long saves = world.k3cloud.requests().total();

            Outcome again = once(world, url);

            assertThat(again.code()).isZero();
            assertThat(world.k3cloud.requests().total())
                    .as("nothing has changed")
                    .isEqualTo(saves);
            Outcome status = world.caravan("status", "-Dcaravan.store.url=" + url);
            assertThat(status.out()).contains(CommandWorld.CASE);
        } finally {
            world.close();
        }
    }

    private static Outcome once(CommandWorld world, String url) {
        return world.caravan("once", CommandWorld.CASE, "-Dcaravan.store.url=" + url);
    }
}
