package dev.caravan.sandbox;

import java.util.ArrayList;
import java.util.List;

/** An oracle's sentences about what is wrong: the first so many, then how many more. Not thread-safe. */
final class Findings {
    private final List<String> kept = new ArrayList<>();
    private final int most;
    private int total;

    Findings(int most) {
        this.most = most;
    }

    void add(String sentence) {
        total++;
        if (kept.size() < most) {
            kept.add(sentence);
        }
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>(kept);
        if (total > kept.size()) {
            sentences.add("and " + (total - kept.size()) + " more differences");
        }
        return sentences;
    }
}
