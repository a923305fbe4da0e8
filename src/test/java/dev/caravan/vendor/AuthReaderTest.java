package dev.caravan.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.config.ConfigException;
import dev.caravan.model.profile.AppliedRule;
import dev.caravan.model.profile.DeclaredAuth;
import dev.caravan.model.profile.MadeValue;
import dev.caravan.model.profile.RequestPart;
import dev.caravan.model.profile.SettingCondition;
import dev.caravan.model.profile.SignRule;
import dev.caravan.model.profile.SignedParameters;
import dev.caravan.model.profile.TokenLife;
import dev.caravan.model.profile.TokenRule;
import dev.caravan.model.profile.VendorProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthReaderTest {
    private static final String TINY = """
            vendor: tiny
            extends: rest
            label: Tiny
            settings: { mode: { default: a }, seed-token: { secret: true } }
            auth:
              scheme: declared
              token:
                when: { mode: [a, b] }
                login: in
                refresh: again
                values: { access-token: [data.token, token], refresh-token: refresh }
                expires-in: { at: [ms], unit: millis, default: 8h }
                seed: { access-token: seed-token }
              make: { stamp: "yyyyMMdd", nonce: digits }
              sign:
                of: [query, headers]
                only: [a, b]
                each: "{name-length|02}{name}={value}"
                between: "&"
                empty: skip
                text: "{method}{path|url}{parameters}{stamp}{access-token}"
                letters: upper
                digest: hmac-sha-1
                key: "{mode}"
                encode: hex-base64
                into: { header: X-Sign }
              apply:
                headers: { "X-{mode}": "{access-token} {nonce}" }
            operations:
              in: { kind: login, query: { t: "{stamp}" } }
              again: { kind: login, query: { r: "{refresh-token}" } }
              list: { query: { n: "{nonce}" } }
            """;

    @TempDir
    private Path folder;

    private VendorProfile read(String text) {
        try {
            Files.writeString(folder.resolve("tiny.yaml"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Profiles.with(folder).named("tiny");
    }

    @Test
    void everythingThatIsDeclaredIsRead() {
        SettingCondition always = new SettingCondition(Map.of());
        assertThat(read(TINY).auth().declared())
                .isEqualTo(new DeclaredAuth(
                        List.of(new TokenRule(
                                new SettingCondition(Map.of("mode", List.of("a", "b"))),
                                "in",
                                "again",
                                Map.of(
                                        "access-token", List.of("data.token", "token"),
                                        "refresh-token", List.of("refresh")),
                                new TokenLife(List.of("ms"), Duration.ofMillis(1), Duration.ofHours(8)),
                                Map.of("access-token", "seed-token"))),
                        Map.of(
                                "stamp", new MadeValue(MadeValue.Kind.TIME, "yyyyMMdd"),
                                "nonce", new MadeValue(MadeValue.Kind.DIGITS, "")),
                        List.of(new AppliedRule(
                                always, Map.of("X-{mode}", "{access-token} {nonce}"), Map.of(), Map.of())),
                        List.of(new SignRule(
                                always,
                                new SignedParameters(
                                        Set.of(RequestPart.QUERY, RequestPart.HEADERS),
                                        List.of("a", "b"),
                                        List.of(),
                                        true,
                                        "{name-length|02}{name}={value}",
                                        "&",
                                        true),
                                "{method}{path|url}{parameters}{stamp}{access-token}",
                                SignRule.Letters.UPPER,
                                SignRule.Digest.HMAC_SHA_1,
                                "{mode}",
                                SignRule.SignEncoding.HEX_BASE64,
                                RequestPart.HEADERS,
                                "X-Sign"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";;",
            value = {
                "scheme: declared ;; scheme: declard ;; did you mean \"declared\"?",
                "make: { stamp ;; mak: { stamp ;; unknown key \"mak\"; did you mean \"make\"?",
                "login: in ;; login: inn ;; unknown operation of kind: login \"inn\"; did you mean \"in\"?",
                "login: in ;; login: list ;; unknown operation of kind: login \"list\"",
                "refresh: again ;; refresh: agin ;; did you mean \"again\"?",
                "login: in ;; logon: in ;; unknown key \"logon\"; did you mean \"login\"?",
                "when: { mode: [a, b] } ;; when: { mod: [a] } ;; unknown setting \"mod\"; did you mean \"mode\"?",
                "values: { access-token: [data.token, token], refresh-token: refresh } ;; values: {} ;; expected at least the token's own path",
                "values: { access-token ;; values: { Token: x, access-token ;; a value's name is lower-case words",
                "unit: millis ;; unit: minutes ;; auth.token.expires-in.unit",
                "default: 8h ;; default: 8 ;; is not a duration",
                "seed: { access-token: seed-token } ;; seed: { acces-token: seed-token } ;; unknown value \"acces-token\"; did you mean \"access-token\"?",
                "seed: { access-token: seed-token } ;; seed: { access-token: seed-tokn } ;; unknown setting \"seed-tokn\"; did you mean \"seed-token\"?",
                "nonce: digits ;; nonce: digit ;; neither a time pattern such as yyyy-MM-dd HH:mm:ss nor epoch-seconds",
                "nonce: digits ;; nonce: digits, mode: hex ;; is a setting already",
                "nonce: digits ;; nonce: digits, No: hex ;; a value's name is lower-case words",
                "of: [query, headers] ;; of: [query, header] ;; unknown part of a request \"header\"; did you mean \"headers\"?",
                "of: [query, headers] ;; without: [x] ;; {parameters} stands for what \"of\" lists",
                "each: \"{name-length ;; each: \"{name-lenght ;; unknown placeholder \"name-lenght\"; did you mean \"name-length\"?",
                "text: \"{method} ;; text: \"{metod} ;; unknown placeholder \"metod\"; did you mean \"method\"?",
                "{path|url} ;; {path|urls} ;; unknown filter \"urls\"; did you mean \"url\"?",
                "empty: skip ;; empty: drop ;; auth.sign.empty",
                "letters: upper ;; letters: big ;; auth.sign.letters",
                "digest: hmac-sha-1 ;; digest: sha-3 ;; auth.sign.digest",
                "digest: hmac-sha-1 ;; digest: sha-1 ;; only an HMAC has a \"key\"",
                "key: \"{mode}\" ;; sort: none ;; an HMAC needs a \"key\"",
                "key: \"{mode}\" ;; key: \"{mod}\" ;; unknown placeholder \"mod\"; did you mean \"mode\"?",
                "key: \"{mode}\" ;; key: \"{body}\" ;; unknown placeholder \"body\"",
                "encode: hex-base64 ;; encode: base46 ;; auth.sign.encode",
                "into: { header: X-Sign } ;; into: { headers: X-Sign } ;; did you mean \"header\"?",
                "into: { header: X-Sign } ;; into: { header: X, query: s } ;; expected exactly one place",
                "\"X-{mode}\" ;; \"X-{mod}\" ;; unknown placeholder \"mod\"; did you mean \"mode\"?",
                "{access-token} {nonce} ;; {acces-token} {nonce} ;; unknown placeholder \"acces-token\"; did you mean \"access-token\"?",
                "t: \"{stamp}\" ;; t: \"{stmp}\" ;; unknown placeholder \"stmp\"; did you mean \"stamp\"?",
                "r: \"{refresh-token}\" ;; r: \"{refresh-tokn}\" ;; did you mean \"refresh-token\"?"
            })
    void whatIsWrongIsToldWithItsPlace(String good, String bad, String message) {
        String text = TINY.replace(good, bad);
        assertThat(text).isNotEqualTo(TINY);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tiny.yaml:")
                .hasMessageContaining(message);
    }

    @Test
    void aTokenComesFromSomewhere() {
        String token = TINY.replaceAll("(?m)^    (login|refresh|seed): .*\n", "");
        assertThatThrownBy(() -> read(token))
                .hasMessageContaining("expected \"login\" or \"refresh\"")
                .hasMessageContaining("expected \"login\" or \"seed\"");
    }

    @Test
    void aFileThatNamesASchemeKeepsNothingOfItsBasesAuthentication() {
        VendorProfile profile = read("{ extends: rest, auth: { scheme: declared } }");
        assertThat(profile.auth().declared()).isEqualTo(new DeclaredAuth(List.of(), Map.of(), List.of(), List.of()));
        VendorProfile same = read("{ extends: k3cloud, auth: { login-digest: SHA-1 } }");
        assertThat(same.auth().scheme()).isEqualTo("k3cloud");
        assertThat(same.auth().options()).containsEntry("login-digest", "SHA-1");
    }

    @Test
    void aNullTakesAParameterOfTheBaseAway() {
        VendorProfile profile =
                read("{ extends: rest, operations: { token.password: { form: { scope: null, audience: me } } } }");
        assertThat(profile.operations().get("token.password").request().form())
                .doesNotContainKey("scope")
                .containsEntry("audience", "me")
                .containsEntry("grant_type", "password");
    }

    @Test
    void theFirstReadProvesAConnectionUnlessTheProfileSaysAnother() {
        assertThat(read(TINY).checkOperation()).isEqualTo("list");
        assertThat(Profiles.builtIn().named("rest").checkOperation()).isEmpty();
        assertThat(read("{ extends: jackyun }").name()).isEqualTo("tiny");
    }
}
