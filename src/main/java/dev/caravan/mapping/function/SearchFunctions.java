package dev.caravan.mapping.function;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that look for one text in another, by the collation. */
final class SearchFunctions {
    private SearchFunctions() {}

    static List<BuiltIn> all() {
        List<BuiltIn> all = new ArrayList<>();
        BuiltIn locate = BuiltIn.strict("LOCATE", 2, 3, given -> position(given, given.text(1), given.text(0)));
        all.add(locate);
        all.add(BuiltIn.lenient("POSITION", 2, 2, locate.function()));
        all.add(BuiltIn.strict("INSTR", 2, 2, given -> position(given, given.text(0), given.text(1))));
        all.add(BuiltIn.strict("FIND_IN_SET", 2, 2, SearchFunctions::findInSet));
        all.add(BuiltIn.lenient("FIELD", 2, BuiltIn.MANY, SearchFunctions::field));
        all.add(new BuiltIn("ELT", 2, BuiltIn.MANY, false, true, SearchFunctions::element));
        all.add(BuiltIn.strict(
                "STRCMP",
                2,
                2,
                given -> Integer.signum(given.settings().collation().compare(given.text(0), given.text(1)))));
        return all;
    }

    private static int position(Arguments given, String text, String wanted) {
        int from = given.whole(2, 1);
        int characters = TextFunctions.length(text);
        if (from < 1 || from > characters + 1) {
            return 0;
        }
        Collation collation = given.settings().collation();
        int start = text.offsetByCodePoints(0, from - 1);
        int at = collation.folded(text).indexOf(collation.folded(wanted), start);
        return at < 0 ? 0 : text.codePointCount(0, at) + 1;
    }

    private static int findInSet(Arguments given) {
        String wanted = given.text(0);
        String set = given.text(1);
        if (set.isEmpty() || wanted.contains(",")) {
            return 0;
        }
        Collation collation = given.settings().collation();
        String[] members = collation.folded(set).split(",", -1);
        for (int i = 0; i < members.length; i++) {
            if (members[i].equals(collation.folded(wanted))) {
                return i + 1;
            }
        }
        return 0;
    }

    /** All texts compare as texts, all else as numbers. */
    private static int field(Arguments given) {
        Object wanted = given.at(0);
        boolean texts = true;
        for (int i = 0; i < given.size(); i++) {
            texts &= given.at(i) == null || given.at(i) instanceof String;
        }
        for (int i = 1; i < given.size() && wanted != null; i++) {
            Object candidate = given.at(i);
            if (candidate != null
                    && same(wanted, candidate, texts, given.settings().collation())) {
                return i;
            }
        }
        return 0;
    }

    private static boolean same(Object left, Object right, boolean texts, Collation collation) {
        return texts
                ? Ordering.compare(left, right, collation) == 0
                : MysqlNumber.decimal(left).compareTo(MysqlNumber.decimal(right)) == 0;
    }

    private static @Nullable Object element(Arguments given) {
        int index = given.at(0) == null ? 0 : given.whole(0);
        Object element = index >= 1 && index < given.size() ? given.at(index) : null;
        return element == null ? null : MysqlText.of(element);
    }
}
