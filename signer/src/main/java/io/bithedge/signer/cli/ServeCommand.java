package io.bithedge.signer.cli;

import io.bithedge.signer.policy.Policy;
import io.bithedge.signer.policy.PolicyFile;
import io.bithedge.signer.record.FileStore;
import io.bithedge.signer.record.QuoteFolder;
import io.bithedge.signer.record.QuoteRecord;
import io.bithedge.signer.record.SigningRecord;
import io.bithedge.signer.server.SignerServer;
import io.bithedge.signer.server.SigningDesk;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.keyfile.KeyFile;
import io.bithedge.stacks.signing.keyfile.Passphrase;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** `signer serve`: the process itself. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Opens the keys of the policy's roles and signs what the policy allows until it is stopped.")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin
    private SignerFolder folder = new SignerFolder();

    @Override
    public Integer call() throws IOException {
        Policy policy = PolicyFile.read(folder.policy());
        CountDownLatch ended = new CountDownLatch(1);
        // Before the keys, which take their time: a second signer is to be told at once.
        try (SigningRecord record = SigningRecord.open(FileStore.open(folder.record()));
                QuoteRecord quotes = QuoteRecord.open(new QuoteFolder(folder.quotes()))) {
            tellTorn(record.tornBytes() + quotes.tornBytes());
            SigningDesk desk = new SigningDesk(policy, keys(policy), record, quotes, InstantSource.system());
            SignerServer server = SignerServer.bind(folder.socket(), desk);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(server, ended)));
            LOG.info(
                    "signer is ready at {}: {} signatures in the record, {} quotes of two days",
                    folder.socket(),
                    record.history().count(),
                    quotes.history().count());
            return server.serve() ? 0 : 3;
        } finally {
            LOG.info("signer has stopped");
            ended.countDown();
        }
    }

    private static void tellTorn(int bytes) {
        if (bytes > 0) {
            LOG.warn("cut {} bytes of torn last lines off the record; they were never answered", bytes);
        }
    }

    private static void stop(SignerServer server, CountDownLatch ended) {
        server.close();
        try {
            ended.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, PrivateKey> keys(Policy policy) throws IOException {
        Map<String, PrivateKey> keys = new TreeMap<>();
        try (Passphrase passphrase = folder.passphrase()) {
            for (String role : policy.keyRoles()) {
                KeyFile file = KeyFile.read(folder.key(role));
                if (!file.role().equals(role)) {
                    throw new IllegalArgumentException("%s: expected the key of %s, got that of %s"
                            .formatted(folder.key(role), role, file.role()));
                }
                keys.put(role, file.open(passphrase));
                LOG.info("opened the key of {}: {}", role, keys.get(role).address(policy.network()));
            }
        }
        return keys;
    }
}
