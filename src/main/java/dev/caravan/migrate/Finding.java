package dev.caravan.migrate;

import dev.caravan.config.Place;

/**
 * One line of an import's report.
 *
 * @param place where in the imported file it is about
 * @param text a sentence for people
 */
public record Finding(Kind kind, Place place, String text) {
    /** What became of a part of the configuration. */
    public enum Kind {
        /** Something a person must decide or supply before the case does what it should. */
        OPEN("To be filled in 需要补充"),
        /** The case cannot do it. */
        UNSUPPORTED("Not supported 不支持"),
        /** It means the same, written otherwise, or deliberately something else. */
        CHANGED("Changed 有改动"),
        /** Read as the public sources of the language suggest, without proof: marked [I] inference, [L] one weak source. */
        INFERRED("Read by inference 推断"),
        /** As it was. */
        CARRIED("Carried over 原样保留"),
        /** It has no effect here. */
        LEFT_OUT("Left out, without effect 无作用, 已略去");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** The heading of the report's part, in both languages. */
        public String title() {
            return title;
        }
    }
}
