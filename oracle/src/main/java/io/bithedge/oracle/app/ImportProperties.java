package io.bithedge.oracle.app;

import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** `bithedge.import.*`: a file, or a venue and how many of its days. */
@ConfigurationProperties("bithedge.import")
record ImportProperties(
        @DefaultValue("") String from,
        @DefaultValue("") String venue,
        @DefaultValue("365") @Range(min = 1, max = 3_650) int days) {}
