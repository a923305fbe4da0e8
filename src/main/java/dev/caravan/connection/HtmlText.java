package dev.caravan.connection;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word about a page that came instead of data. Pure. */
final class HtmlText {
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.{0,300}?)</title>");
    private static final int LONGEST = 120;

    private HtmlText() {}

    static String summary(String page) {
        Matcher title = TITLE.matcher(page);
        String text = title.find() ? title.group(1).replaceAll("\\s+", " ").strip() : "";
        String sentence = "an HTML or XML page came instead of JSON";
        return text.isEmpty()
                ? sentence
                : sentence + ", titled \"" + text.substring(0, Math.min(LONGEST, text.length())) + "\"";
    }
}
