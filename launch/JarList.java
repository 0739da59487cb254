import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** `java JarList.java NAME VERSION FOLDER`: what a program is made of that comes as an archive of jars, as CycloneDX, by what the jars say of themselves. */
final class JarList {
    private static final Pattern LICENCE = Pattern.compile("<license>.*?<name>\\s*([^<]+?)\\s*</name>", Pattern.DOTALL);
    private static final Pattern OWN_PART = Pattern.compile("<(dependencies|build|profiles)>.*?</\\1>", Pattern.DOTALL);
    /** By words of the text that a jar carries. The order counts. */
    private static final Map<String, String> BY_TEXT = new LinkedHashMap<>();

    static {
        BY_TEXT.put("Apache License", "Apache-2.0");
        BY_TEXT.put("Eclipse Public License", "EPL-2.0");
        BY_TEXT.put("Eclipse Distribution License", "BSD-3-Clause");
        BY_TEXT.put("GNU AFFERO", "AGPL-3.0");
        BY_TEXT.put("GNU LESSER", "LGPL");
        BY_TEXT.put("GNU GENERAL", "GPL");
        BY_TEXT.put("Mozilla Public License", "MPL-2.0");
        BY_TEXT.put("Permission is hereby granted, free of charge", "MIT");
        BY_TEXT.put("Redistribution and use in source and binary forms", "BSD-3-Clause");
    }

    public static void main(String[] args) throws Exception {
        List<String> parts = new ArrayList<>();
        try (Stream<Path> all = Files.walk(Path.of(args[2]))) {
            for (Path jar : all.filter(each -> each.toString().endsWith(".jar")).sorted().toList()) {
                parts.add(component(jar));
            }
        }
        System.out.printf(
                "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"metadata\":{\"component\":{\"type\":\"application\",\"name\":%s,\"version\":%s}},%n\"components\":[%n%s%n]}%n",
                text(args[0]), text(args[1]), String.join(",\n", parts));
    }

    private static String component(Path jar) throws Exception {
        String name = jar.getFileName().toString().replaceAll("\\.jar$", "");
        String group = "";
        String version = "";
        List<String> licences = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> poms = zip.stream().filter(each -> each.getName().matches("META-INF/maven/.*/pom\\.properties")).toList();
            if (poms.size() == 1) {
                Properties own = new Properties();
                own.load(new java.io.StringReader(read(zip, poms.get(0))));
                group = own.getProperty("groupId", "");
                name = own.getProperty("artifactId", name);
                version = own.getProperty("version", "");
                ZipEntry pom = zip.getEntry(poms.get(0).getName().replace("pom.properties", "pom.xml"));
                if (pom != null) {
                    Matcher found = LICENCE.matcher(OWN_PART.matcher(read(zip, pom)).replaceAll(""));
                    while (found.find()) {
                        licences.add(found.group(1));
                    }
                }
            }
            if (licences.isEmpty()) {
                zip.stream().filter(each -> each.getName().matches("(?i)(META-INF/)?LICEN[SC]E(\\.txt|\\.md)?")).findFirst().ifPresent(entry -> licences.addAll(ofText(zip, entry)));
            }
        }
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        String told = licences.isEmpty() ? "" : ",\"licenses\":[" + String.join(",", licences.stream().map(each -> "{\"license\":{\"name\":" + text(each) + "}}").toList()) + "]";
        return "{\"type\":\"library\",\"group\":%s,\"name\":%s,\"version\":%s,\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"%s\"}]%s}"
                .formatted(text(group), text(name), text(version), hash, told);
    }

    private static List<String> ofText(ZipFile zip, ZipEntry entry) {
        try {
            String text = read(zip, entry);
            return BY_TEXT.entrySet().stream().filter(each -> text.contains(each.getKey())).map(Map.Entry::getValue).limit(1).toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static String read(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + '"';
    }
}
