package dev.caravan.bench;

/** The programs that are compared. */
enum Program {
    HAND_WRITTEN("hand-written Java") {
        @Override
        BenchJob job() {
            return new HandWrittenJob();
        }
    },
    CARAVAN("Caravan") {
        @Override
        BenchJob job() {
            return new CaravanJob();
        }
    },
    PLAIN_CAMEL("plain Camel route") {
        @Override
        BenchJob job() {
            return new PlainCamelJob();
        }
    };

    private final String title;

    Program(String title) {
        this.title = title;
    }

    abstract BenchJob job();

    String title() {
        return title;
    }
}
