package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookUpLintTest {
    @Test
    void namesWhatIsWrongWithALookUp() {
        assertThat(problemOf("{ field: a, lookup: { in: x, fnd: y, find: z, where: { a: 1 } } }"))
                .contains("request[0].lookup.fnd: unknown key \"fnd\"; did you mean \"find\"?");
        assertThat(problemOf("{ field: a, lookup: { in: x, find: z } }"))
                .contains("where")
                .contains("found nothing");
        assertThat(problemOf("{ field: a, lookup: { find: z, where: { a: 1 } } }"))
                .contains("\"in\" is missing");
        assertThat(problemOf("{ field: a, value: b, lookup: { in: x, find: z, where: { a: 1 } } }"))
                .contains("remove one of the two");
        assertThat(problemOf("{ field: a, lookup: { in: x, find: z, where: { a: { $gte: 1, $lt: [2] } } } }"))
                .contains("compared with a single value");
        assertThat(problemOf("{ field: a, lookup: { in: x, find: z, where: { a: { $gtt: 1 } } } }"))
                .contains("unknown operator \"$gtt\"; did you mean \"$gt\"?");
        assertThat(problemOf("{ field: a, lookup: { in: x, find: z, where: { a: { b: 1 } } } }"))
                .contains("a.b");
        assertThat(problemOf("{ field: a, lookup: { in: x, find: z, where: { 'a?': 1 } } }"))
                .contains("cannot be looked up by");
        assertThat(problemOf("{ field: a, lookup: { in: x, find: z, where: { a: { $regex: '(?<=a)b' } } } }"))
                .contains("is no regular expression (RE2)");
        assertThat(problemOf("{ field: a, lookup: { in: x, find: z, where: { a: 1 }, notFound: wait } }"))
                .contains("expected empty, dead or wait 6h");
        assertThat(problemOf("{ field: a, lookup: { in: x, find: z, where: { a: 1 }, notFound: wait 6 } }"))
                .contains("\"6\" is not a duration");
        assertThat(problemOf("{ field: a, lookup: { in: x, find: z, where: { a: 1 }, until: sent } }"))
                .contains("until");
        assertThat(problemOf("{ field: a, lookup: { in: x, find: z, where: { a: 1 } }, children: [ { field: b } ] }"))
                .contains("write lookup into each child");
    }

    @Test
    void namesWhatIsWrongWithTheSpellingsOfQeasy() {
        assertThat(problemOf("{ field: a, value: '_findCollection find x from y where a = {{b}}' }"))
                .contains("none within");
        assertThat(problemOf("{ field: a, value: '_findCollection find x where a={{b}}' }"))
                .contains("expected _findCollection find FIELD from CASE where");
        assertThat(problemOf("{ field: a, value: '_mongoQuery x findField=y where={}' }"))
                .contains("expected _mongoQuery CASE");
        assertThat(problemOf("{ field: a, value: '_mongoQuery x findField=content.y where={\"k\":1}' }"))
                .contains("write content.k");
        assertThat(problemOf("{ field: a, value: '_mongoQuery x findField=content.y where={\"k\"' }"))
                .contains("where is no JSON");
        assertThat(problemOf("{ field: a, default: '_findCollection find x from y where a={{b}}' }"))
                .contains("cannot stand here");
    }
}
