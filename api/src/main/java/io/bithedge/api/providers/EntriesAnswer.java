package io.bithedge.api.providers;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a provider did, newest first. `next` is the cursor of the next page. */
public record EntriesAnswer(
        String provider, List<EntryItem> entries, @Nullable String next, FinalBlock asOf) {}
