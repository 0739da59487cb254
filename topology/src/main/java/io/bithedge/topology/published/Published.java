package io.bithedge.topology.published;

import io.bithedge.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;

/** A row for a public topic; its key as text, the parts joined by colons. */
public record Published(Topic<?> topic, String key, SpecificRecord value) {}
