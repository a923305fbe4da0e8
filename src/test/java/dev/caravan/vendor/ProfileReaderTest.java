package dev.caravan.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.config.ConfigException;
import dev.caravan.model.profile.AnswerMatch;
import dev.caravan.model.profile.AnswerRule;
import dev.caravan.model.profile.BodyKind;
import dev.caravan.model.profile.Encoding;
import dev.caravan.model.profile.TransportFault;
import dev.caravan.model.profile.VendorProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTest {
    @TempDir
    private Path folder;

    private VendorProfile read(String text) {
        try {
            Files.writeString(folder.resolve("tiny.yaml"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Profiles.with(folder).named("tiny");
    }

    private VendorProfile rules(String rules) {
        return read(VendorProfilesTest.TINY.replace("    - { http: 200, action: OK }", "    - " + rules));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vendor: tiny | vendor: tidy | vendor: is \"tidy\", but the file is named tiny.yaml",
                "label: Tiny | lable: Tiny | unknown key \"lable\"; did you mean \"label\"?",
                "label: Tiny | lable: Tiny | \"label\" is missing",
                "zone: UTC | zone: Asia/Beijing | \"Asia/Beijing\" is not a time zone",
                "base-url: { required: true } | base-url: { required: yes please } | base-url.required",
                "base-url: { required: true } | Base: {} | a setting's name is lower-case words joined by hyphens",
                "base-url: { required: true } | other: {} | \"base-url\" is missing: requests need an address",
                "base-url: { required: true } | base-url: { required-when: { mode: x } } | unknown setting \"mode\"",
                "identity: [base-url] | identity: [base-uri] | unknown setting \"base-uri\"; did you mean \"base-url\"?",
                "identity: [base-url] | identity: [] | \"identity\" is missing",
                "requests-per-second: 2.5 | requests-per-second: -1 | expected a number above 0",
                "concurrency: 1 | concurrency: 0 | limits.concurrency",
                "scheme: jackyun-md5 | scheme: jackyun-md6 | did you mean \"jackyun-md5\"?",
                "scheme: jackyun-md5 | scheme: jackyun-md5, more: [1] | auth.more: expected a single value",
                "check: ping | check: pong | unknown operation \"pong\"; did you mean \"ping\"?",
                "method: GET | method: FETCH | unknown method \"FETCH\"",
                "encoding: query | encoding: xml | request.encoding",
                "path: \"{operation}\" | path: \"{operatoin}\" | unknown placeholder \"operatoin\"; did you mean \"operation\"?",
                "path: \"{operation}\" | path: \"{body}\" | unknown placeholder \"body\"",
                "path: \"{operation}\" | kind: write and read | operations.ping.kind",
                "path: \"{operation}\" | fields: { a: [ { b: \"{nothing}\" } ] } | unknown placeholder \"nothing\"",
                "path: \"{operation}\" | paging: { style: offsets } | operations.ping.paging.style",
                "path: \"{operation}\" | paging: { style: single } | needs \"records\": where the list is",
                "path: \"{operation}\" | paging: { style: single, page: p } | operations.ping.paging.page: does not go with style: single",
                "path: \"{operation}\" | paging: { style: cursor, cursor: c, next: n, default-size: 5, stop: has-more } | needs \"has-more\"",
                "path: \"{operation}\" | paging: { style: offset, offset: o, default-size: 5, stop: no-cursor } | needs \"next\"",
                "path: \"{operation}\" | records: { at: data, absent: maybe } | operations.ping.records.absent",
                "path: \"{operation}\" | write: {} | only an operation of kind: write has it",
                "path: \"{operation}\" | windows: { w: { from: f, to: t, format: QQQQQQQ, granularity: 1s } } | is neither a time pattern",
                "path: \"{operation}\" | windows: { w: { from: f, to: t, format: epoch-millis, granularity: 1 } } | not a duration",
                "path: \"{operation}\" | windows: { w: { from: f, to: t, format: epoch-millis, granularity: 0s } } | longer than nothing",
                "path: \"{operation}\" | options: { o: { kind: text } } | unknown key \"kind\"",
                "path: \"{operation}\" | options: { o: { type: number } } | operations.ping.options.o.type"
            })
    void whatIsWrongIsToldWithItsPlace(String good, String bad, String message) {
        assertThat(VendorProfilesTest.TINY).contains(good);
        assertThatThrownBy(() -> read(VendorProfilesTest.TINY.replace(good, bad)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tiny.yaml:")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ action: OK } | expected a condition",
                "{ http: 200 } | \"action\" is missing",
                "{ http: 200, action: FINE } | answers.rules[0].action",
                "{ http: 6xx, action: OK } | \"6xx\" is not a status such as 429 or a class such as 5xx",
                "{ http: ok, action: OK } | is not a status",
                "{ body: xml, action: OK } | unknown word \"xml\"",
                "{ transport: slow, action: OK } | unknown word \"slow\"",
                "{ at: code, action: OK } | expected exactly one of in, matches, present",
                "{ at: code, in: [1], present: true, action: OK } | expected exactly one of in, matches, present",
                "{ in: [1], http: 200, action: OK } | needs \"at\"",
                "{ at: code, present: true, or-absent: true, action: OK } | goes with \"in\" only",
                "{ at: code, matches: \"a(b\", action: OK } | is not a regular expression",
                "{ all: [{ }], action: OK } | expected a condition",
                "{ all: [{ http: 200, action: OK }], action: OK } | unknown key \"action\"",
                "{ http: 200, action: OK, pause: 5s } | only an action RATE_LIMITED has a pause",
                "{ http: 429, action: RATE_LIMITED, pause: 5 } | is not a duration",
                "{ http: 200, action: OK, operations: [pin] } | unknown operation \"pin\"; did you mean \"ping\"?",
                "{ http: 200, action: OK, when: now } | unknown key \"when\""
            })
    void whatIsWrongWithARuleIsToldWithItsPlace(String rule, String message) {
        assertThatThrownBy(() -> rules(rule))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tiny.yaml:")
                .hasMessageContaining(message);
    }

    @Test
    void aRulesConditionsAllCount() {
        AnswerRule rule = rules("{ http: [200, 201], body: [json, list], at: code, in: [0, \"00\"], or-absent: true,"
                        + " all: [{ transport: tls }, { at: m, matches: \"a+\" }, { at: n, present: false }],"
                        + " operations: ping, action: rate-limited, pause: 3s, write: unknown, advice: wait }")
                .answers()
                .rules()
                .get(0);
        assertThat(rule.all())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("pattern")
                .contains(
                        new AnswerMatch.Status(Set.of(200, 201)),
                        new AnswerMatch.Body(Set.of(BodyKind.JSON, BodyKind.LIST)),
                        new AnswerMatch.In("code", Set.of("0", "00"), true),
                        new AnswerMatch.Transport(Set.of(TransportFault.TLS)),
                        new AnswerMatch.Present("n", false));
        assertThat(rule.all()).hasSize(6);
        assertThat(rule.operations()).containsExactly("ping");
        assertThat(rule.pause()).isEqualTo(Duration.ofSeconds(3));
        assertThat(rule.advice()).isEqualTo("wait");
    }

    @Test
    void anOperationOverridesTheCommonRequest() {
        VendorProfile profile = read(VendorProfilesTest.TINY.replace(
                        "request: { encoding: query, method: GET }",
                        "request: { encoding: query, method: GET, headers: { A: a, B: b } }")
                + "  push: { kind: write, method: put, path: /p, encoding: json, headers: { B: c } }\n");
        assertThat(profile.operations().get("push").request()).satisfies(request -> {
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.encoding()).isEqualTo(Encoding.JSON);
            assertThat(request.headers()).containsEntry("A", "a").containsEntry("B", "c");
        });
        assertThat(profile.operations().get("ping").request().method()).isEqualTo("GET");
    }

    @Test
    void theOperationsOfAWriteMustExistAndItsColumnsBeNamed() {
        String write = """
                  save:
                    kind: write
                    write:
                      rows: rows
                      rows-per-call: 10
                      outcome: { written: ok, rejected: bad, index: i, identity: n, message: m }
                      existing: { operation: pin, release: free, columns: { id: "{idd}" }, limit: 5, audited: C }
                      forms: { F: { id: i, identity: n } }
                """;
        assertThatThrownBy(() -> read(VendorProfilesTest.TINY + write))
                .hasMessageContaining("unknown operation \"pin\"; did you mean \"ping\"?")
                .hasMessageContaining("unknown operation \"free\"")
                .hasMessageContaining("unknown placeholder \"idd\"; did you mean \"id\"?")
                .hasMessageContaining("\"identity\" is missing")
                .hasMessageContaining("audited: needs a column \"status\"")
                .hasMessageContaining("forms: needs an option formId");
    }

    @Test
    void everyProblemIsToldAtOnce() {
        assertThatThrownBy(() -> read("vendor: tiny\nextends: none\n"))
                .isInstanceOfSatisfying(ConfigException.class, problems -> assertThat(problems.problems())
                        .extracting(problem -> problem.message())
                        .contains(
                                "\"label\" is missing",
                                "\"zone\" is missing",
                                "\"settings\" is missing",
                                "\"auth\" is missing",
                                "\"operations\" is missing"));
    }

    @Test
    void namesOfListsAreReadAsOneWordOrSeveral() {
        assertThat(rules("{ transport: [tls, no-answer], action: RETRY }")
                        .answers()
                        .rules()
                        .get(0)
                        .all())
                .isEqualTo(List.of(new AnswerMatch.Transport(Set.of(TransportFault.TLS, TransportFault.NO_ANSWER))));
    }
}
