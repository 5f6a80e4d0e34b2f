package org.havendesk.wellbeing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scores answers by what their instrument's file says; the one engine for all instruments. */
public final class Scoring {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?");

    private Scoring() {}

    /** Carries a reason out of the reading of one answer. */
    private static final class Wrong extends Exception {
        private Wrong(String reason) {
            super(reason, null, false, false);
        }
    }

    /** What the answer is worth. Never throws for what somebody sent. */
    public static Outcome score(Answer answer) {
        var instrument = Instruments.find(answer.instrument()).orElse(null);
        try {
            if (instrument == null) {
                throw new Wrong("is of the unknown instrument " + shown(answer.instrument()));
            }
            if (answer.items() != null) {
                return score(instrument, items(instrument, answer.items()));
            }
            if (answer.score() == null) {
                throw new Wrong("has neither items nor a score");
            }
            return given(instrument, answer.score());
        } catch (Wrong e) {
            return new Outcome.Refused(answer.recordId(), "check-in " + answer.recordId() + " " + e.getMessage());
        }
    }

    /**
     * The score of these answers by item number.
     *
     * @throws IllegalArgumentException where an item or an answer is not of the instrument
     */
    public static Outcome score(Instrument instrument, Map<Integer, Integer> items) {
        for (var item : items.entrySet()) {
            if (item.getKey() < 1 || item.getKey() > instrument.items()) {
                throw new IllegalArgumentException(instrument.name() + " has no item " + item.getKey());
            }
            if (item.getValue() < instrument.low() || item.getValue() > instrument.high()) {
                throw new IllegalArgumentException(
                        "item " + item.getKey() + " is not within " + instrument.low() + " and " + instrument.high());
            }
        }
        List<Integer> missing = new ArrayList<>();
        int sum = 0;
        for (int item = 1; item <= instrument.items(); item++) {
            Integer answer = items.get(item);
            if (answer == null) {
                missing.add(item);
            } else {
                sum += instrument.reversed().contains(item) ? instrument.low() + instrument.high() - answer : answer;
            }
        }
        if (missing.size() > instrument.missingAllowed() || instrument.items() == 0) {
            return new Outcome.Missing(instrument, missing);
        }
        return instrument.score() == Instrument.Score.NONE
                ? new Outcome.NoScore(instrument)
                : new Outcome.Score(instrument, score(instrument, sum));
    }

    private static BigDecimal score(Instrument instrument, int sum) {
        return instrument.metric().isEmpty()
                ? BigDecimal.valueOf((long) sum * instrument.times())
                : instrument.metric().get(sum - instrument.items() * instrument.low());
    }

    private static Outcome given(Instrument instrument, BigDecimal score) throws Wrong {
        if (instrument.score() == Instrument.Score.NONE) {
            throw new Wrong("has a score, and " + instrument.name() + " has none");
        }
        if (score.compareTo(instrument.lowest()) < 0 || score.compareTo(instrument.highest()) > 0) {
            throw new Wrong("has a score of " + instrument.name() + " that is not within "
                    + instrument.lowest().toPlainString() + " and "
                    + instrument.highest().toPlainString());
        }
        return new Outcome.Score(instrument, score);
    }

    private static Map<Integer, Integer> items(Instrument instrument, String json) throws Wrong {
        JsonNode read;
        try {
            read = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new Wrong("has items that cannot be read");
        }
        if (read.isNull()) {
            return Map.of(); // nothing is answered
        }
        if (!read.isObject()) {
            throw new Wrong("has items that are not answers by item number");
        }
        var items = new TreeMap<Integer, Integer>();
        for (var item : read.properties()) {
            int number = number(instrument, item.getKey());
            if (item.getValue().isNull()) {
                continue; // not answered
            }
            items.put(number, answer(instrument, number, item.getValue()));
        }
        return items;
    }

    private static int number(Instrument instrument, String key) throws Wrong {
        if (!NUMBER.matcher(key).matches() || Integer.parseInt(key) > instrument.items()) {
            throw new Wrong("has an item that " + instrument.name() + " does not have: " + shown(key));
        }
        return Integer.parseInt(key);
    }

    private static int answer(Instrument instrument, int item, JsonNode answer) throws Wrong {
        if (!answer.isNumber() || answer.decimalValue().stripTrailingZeros().scale() > 0) {
            throw new Wrong("has an answer to item " + item + " that is not a whole number");
        }
        BigDecimal value = answer.decimalValue();
        if (value.compareTo(BigDecimal.valueOf(instrument.low())) < 0
                || value.compareTo(BigDecimal.valueOf(instrument.high())) > 0) {
            throw new Wrong("has an answer to item " + item + " that is not within " + instrument.low() + " and "
                    + instrument.high());
        }
        return value.intValueExact();
    }

    /** A name is shown, a text that somebody wrote is not. */
    private static String shown(String name) {
        return name.matches("[\\w .-]{1,30}") ? "'" + name + "'" : "(not a name)";
    }
}
