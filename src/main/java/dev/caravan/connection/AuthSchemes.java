package dev.caravan.connection;

import dev.caravan.config.ConfigException;
import dev.caravan.config.NearestName;
import dev.caravan.config.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The authentication schemes at hand: the built-in ones, those found by {@link ServiceLoader}, and given ones, the later
 * winning over the earlier of the same name. Immutable, thread-safe.
 */
public final class AuthSchemes {
    private final Map<String, AuthScheme> byName = new LinkedHashMap<>();

    private AuthSchemes(Iterable<AuthScheme> found, Collection<? extends AuthScheme> given) {
        List.of(new DeclaredScheme(), new JackyunScheme(), new K3CloudScheme(), new XingchenScheme())
                .forEach(scheme -> byName.put(scheme.name(), scheme));
        found.forEach(scheme -> byName.put(scheme.name(), scheme));
        given.forEach(scheme -> byName.put(scheme.name(), scheme));
    }

    /** All schemes visible to the class loader, and the given ones. */
    public static AuthSchemes load(ClassLoader loader, Collection<? extends AuthScheme> given) {
        return new AuthSchemes(ServiceLoader.load(AuthScheme.class, loader), given);
    }

    /** The built-in schemes. */
    public static AuthSchemes builtIn() {
        return new AuthSchemes(List.of(), List.of());
    }

    /** For each scheme the names its login operations may use as {@code {name}}; what the profile reader checks. */
    public Map<String, Set<String>> placeholders() {
        Map<String, Set<String>> placeholders = new LinkedHashMap<>();
        byName.forEach((name, scheme) -> placeholders.put(name, Set.copyOf(scheme.placeholders())));
        return placeholders;
    }

    /**
     * The scheme of a profile.
     *
     * @throws ConfigException when there is none of the name
     */
    public AuthScheme named(String name) {
        AuthScheme scheme = byName.get(name);
        if (scheme == null) {
            throw new ConfigException(
                    Place.of("auth.scheme"), NearestName.unknown("authentication scheme", name, byName.keySet()));
        }
        return scheme;
    }
}
