package io.bithedge.brokertests;

import io.bithedge.connection.Connection;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.testing.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A broker that asks for passwords (SASL_SSL) or certificates (SSL) and allows nothing by default. */
final class SecuredBroker implements AutoCloseable {
    private static final String ADMIN = "admin";
    private static final Pattern RULE = Pattern.compile(
            "Principal = (\\S+) is Allowed operation = (\\w+) .*resourceType=(\\w+), resourceName=([^,]+), patternType=(\\w+),.*operation=(\\w+), permissionType");
    private static final Pattern DENIAL =
            Pattern.compile("Principal = (\\S+) is Denied operation = (\\S+) .*on resource = (\\S+) for");

    private final BrokerProcess process;
    private final Certificates certificates;
    private final Path log;

    private SecuredBroker(BrokerProcess process, Certificates certificates, Path log) {
        this.process = process;
        this.certificates = certificates;
        this.log = log;
    }

    static SecuredBroker start(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Certificates certificates = Certificates.in(folder);
        String settings = """
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=false
                super.users=User:CN=broker;User:%1$s;User:ANONYMOUS
                listener.security.protocol.map=SASL_SSL:SASL_SSL,SSL:SSL,CONTROLLER:PLAINTEXT
                sasl.enabled.mechanisms=SCRAM-SHA-256
                listener.name.sasl_ssl.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
                listener.name.ssl.ssl.client.auth=required
                ssl.keystore.location=%2$s
                ssl.keystore.password=%4$s
                ssl.keystore.type=PKCS12
                ssl.truststore.location=%3$s
                ssl.truststore.password=%4$s
                ssl.truststore.type=PKCS12
                """.formatted(
                        ADMIN, certificates.of("broker"), certificates.trusting("authority"), Certificates.PASSWORD);
        BrokerProcess process = BrokerProcess.start(
                folder,
                new BrokerProcess.Variant(
                        List.of("SASL_SSL", "SSL"),
                        settings,
                        List.of("--add-scram", "SCRAM-SHA-256=[name=%s,password=%s]".formatted(ADMIN, password(ADMIN))),
                        "<logger name=\"kafka.authorizer.logger\" level=\"DEBUG\"/>"));
        return new SecuredBroker(process, certificates, folder.resolve("broker.log"));
    }

    private static String password(String user) {
        return user + "-password";
    }

    Cluster admin() throws IOException, GeneralSecurityException {
        return as(ADMIN, password(ADMIN), "authority");
    }

    Cluster as(String user) throws IOException, GeneralSecurityException {
        return as(user, password(user), "authority");
    }

    Cluster as(String user, String password, String trusted) throws IOException, GeneralSecurityException {
        return cluster(
                "SASL_SSL",
                trusted,
                Map.of(
                        "spring.kafka.properties.sasl.mechanism",
                        "SCRAM-SHA-256",
                        "spring.kafka.properties.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                                .formatted(user, password)));
    }

    /** By a certificate, in Boot's bundle. */
    Cluster with(String certificate) throws IOException, GeneralSecurityException {
        return cluster(
                "SSL",
                "authority",
                Map.of(
                        "spring.ssl.bundle.jks.kafka.keystore.location",
                        "file:" + certificates.of(certificate),
                        "spring.ssl.bundle.jks.kafka.keystore.password",
                        Certificates.PASSWORD,
                        "spring.ssl.bundle.jks.kafka.keystore.type",
                        "PKCS12"));
    }

    private Cluster cluster(String protocol, String trusted, Map<String, String> further)
            throws IOException, GeneralSecurityException {
        Map<String, Object> set = new HashMap<>(further);
        set.put("spring.kafka.bootstrap-servers", process.bootstrapServers(protocol));
        set.put("spring.kafka.security.protocol", protocol);
        set.put("spring.kafka.ssl.bundle", "kafka");
        set.put("spring.ssl.bundle.jks.kafka.truststore.location", "file:" + certificates.trusting(trusted));
        set.put("spring.ssl.bundle.jks.kafka.truststore.password", Certificates.PASSWORD);
        set.put("spring.ssl.bundle.jks.kafka.truststore.type", "PKCS12");
        set.put("spring.kafka.properties.schema.registry.url", "mock://secured");
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", set));
        return Connection.of(environment);
    }

    /** Behind it the broker takes his password: what the controller has, a broker knows a moment later. */
    void let(Admin admin, String user, List<AclBinding> bindings) throws Exception {
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096), password(user))))
                .all()
                .get();
        admin.createAcls(bindings).all().get();
        Awaitility.await().atMost(Duration.ofMinutes(5)).ignoreExceptions().until(() -> isLetIn(user));
    }

    /** Throws while it is not: a connection is refused as soon as it is made. */
    private boolean isLetIn(String user) throws Exception {
        try (Admin his = Admin.create(as(user).admin())) {
            return !his.describeCluster().nodes().get().isEmpty();
        }
    }

    /** Rights of somebody that were the reason to let him do what they are for. */
    Set<AclBinding> used(String principal) throws IOException {
        return lines(RULE, principal)
                .filter(found -> found.group(2).equals(found.group(6)))
                .map(found -> new AclBinding(
                        new ResourcePattern(
                                ResourceType.fromString(found.group(3)),
                                found.group(4),
                                PatternType.fromString(found.group(5))),
                        new AccessControlEntry(
                                principal, "*", AclOperation.fromString(found.group(6)), AclPermissionType.ALLOW)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What somebody was not allowed. */
    Set<String> denied(String principal) throws IOException {
        return lines(DENIAL, principal)
                .map(found -> found.group(2) + " " + found.group(3))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private java.util.stream.Stream<java.util.regex.MatchResult> lines(Pattern pattern, String principal)
            throws IOException {
        return pattern.matcher(Files.readString(log))
                .results()
                .filter(found -> found.group(1).equals(principal));
    }

    @Override
    public void close() {
        process.close();
    }
}
