package io.bithedge.stacks.clarity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClarityLiteralTest {
    /** Other ways to write a value, and the one way it is printed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`  u1\n`                          | u1",
                "u001                              | u1",
                "-0                                | 0",
                "0x00FF                            | 0x00ff",
                "( some  u1 )                      | (some u1)",
                "(list)                            | (list)",
                "(list u1\tu2 )                    | (list u1 u2)",
                "(list(some u1)none)               | (list (some u1) none)",
                "{b:u2,a:u1}                       | { a: u1, b: u2 }",
                "{ a: u1, }                        | { a: u1 }",
                "(tuple (b u2) (a (list true)))    | { a: (list true), b: u2 }",
                "\"a\\\"b\\\\c\\n\\t\\r\"          | \"a\\\"b\\\\c\\n\\t\\r\"",
                "\"it's\"                          | \"it's\"",
                "u\"\\u{e9}\\u{1f600}\"            | u\"é😀\"",
                "u\"\\u{0}\\0\"                    | u\"\\u{0}\\u{0}\"",
                "(list)                            | (list)",
                "()                                | (list)",
                "(u1 u2)                           | (list u1 u2)",
                "((some none) none)                | (list (some none) none)",
                "((u1) ())                         | (list (list u1) (list))",
                "SP000000000000000000002Q6VF78.bns | 'SP000000000000000000002Q6VF78.bns",
                "(SP000000000000000000002Q6VF78)   | (list 'SP000000000000000000002Q6VF78)",
                "u\"caf\\u{c3a9}\"                | u\"café\"",
                "u\"\\u{f09f9880}\\x0c\\'\"     | u\"😀\\u{c}'\"",
                "\"a\\x0c\\'\"                   | \"a\\u{c}'\""
            })
    void printsOneWayWhatMayBeWrittenInSeveral(String literal, String printed) {
        assertThat(ClarityValue.parse(literal)).hasToString(printed);
        assertThat(ClarityValue.parse(printed)).isEqualTo(ClarityValue.parse(literal));
    }
}
