package io.bithedge.systemtests;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows under named columns, as a program printed them or as they are expected; the case of a name does not matter. */
record Answer(List<String> columns, List<List<String>> rows) {
    /** What stands between the cells of a printed row. */
    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

    private static final Pattern SPACE = Pattern.compile(" ");

    Answer {
        columns = columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        rows = List.copyOf(rows);
    }

    static Answer of(String columns, List<List<String>> rows) {
        return new Answer(words(columns), rows);
    }

    private static List<String> words(String text) {
        return SPACE.splitAsStream(text).toList();
    }

    static List<String> cells(String line) {
        return List.of(BAR.split(line.strip(), -1));
    }

    /** The amounts, summed by what the words name: in the order of neither. */
    Map<String, String> sums(String by, String amounts) {
        Map<String, List<BigInteger>> sums = new TreeMap<>();
        for (List<String> row : rows) {
            List<BigInteger> numbers =
                    cells(row, amounts).stream().map(BigInteger::new).toList();
            sums.merge(String.join("|", cells(row, by)), numbers, Answer::plus);
        }
        return sums.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, sum -> sum.getValue().toString(), (a, b) -> a, TreeMap::new));
    }

    /** Each row's cells under these names. */
    List<List<String>> only(String names) {
        return rows.stream().map(row -> cells(row, names)).toList();
    }

    private List<String> cells(List<String> row, String names) {
        List<String> found = new ArrayList<>();
        for (String name : words(names)) {
            int at = columns.indexOf(name.toLowerCase(Locale.ROOT));
            if (at < 0) {
                throw new IllegalArgumentException("no column " + name + " in " + columns);
            }
            found.add(row.get(at));
        }
        return found;
    }

    private static List<BigInteger> plus(List<BigInteger> some, List<BigInteger> more) {
        List<BigInteger> sums = new ArrayList<>();
        for (int at = 0; at < some.size(); at++) {
            sums.add(some.get(at).add(more.get(at)));
        }
        return sums;
    }
}
