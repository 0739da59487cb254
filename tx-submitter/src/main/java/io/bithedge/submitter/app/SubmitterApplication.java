package io.bithedge.submitter.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Process: chain commands to the chain, what became of them to the topic `transactions`. */
@SpringBootApplication
public class SubmitterApplication {
    public static void main(String[] args) {
        SpringApplication.run(SubmitterApplication.class, args);
    }
}
