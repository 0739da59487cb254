package io.bithedge.submitter.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Process: vault-commands to the chain, their life to transactions. */
@SpringBootApplication
public class SubmitterApplication {
    public static void main(String[] args) {
        SpringApplication.run(SubmitterApplication.class, args);
    }
}
