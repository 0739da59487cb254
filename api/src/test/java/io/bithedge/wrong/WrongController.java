package io.bithedge.wrong;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A route for each mistake that the document must not let through. */
@RestController
public class WrongController {
    /** Two types of one name. */
    static final class One {
        record Answer(String capital) {}
    }

    static final class Other {
        record Answer(long height) {}
    }

    @GetMapping("/v1/wrong/one")
    One.Answer one() {
        return new One.Answer("1");
    }

    @GetMapping("/v1/wrong/other")
    Other.Answer other() {
        return new Other.Answer(1);
    }

    @GetMapping("/v1/wrong/bare")
    ResponseEntity<Object> bare() {
        return ResponseEntity.ok(Map.of("capital", "1"));
    }
}
