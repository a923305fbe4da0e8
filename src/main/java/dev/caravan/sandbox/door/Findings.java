package dev.caravan.sandbox.door;

import java.util.ArrayList;
import java.util.List;

/** An oracle's sentences about what is wrong: the first so many, then how many more. Not thread-safe. */
public final class Findings {
    private final List<String> kept = new ArrayList<>();
    private final int most;
    private int total;

    public Findings(int most) {
        this.most = most;
    }

    public void add(String sentence) {
        total++;
        if (kept.size() < most) {
            kept.add(sentence);
        }
    }

    public List<String> sentences() {
        List<String> sentences = new ArrayList<>(kept);
        if (total > kept.size()) {
            sentences.add("and " + (total - kept.size()) + " more differences");
        }
        return sentences;
    }
}
