# The command line, for the deploy step inside a compose network: the build context is the repository.
FROM eclipse-temurin:21-jdk AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/cache MAVEN_USER_HOME=/cache ./mvnw -B -ntp -Dmaven.repo.local=/cache/repository -pl standalone -am -Dmaven.test.skip=true package

FROM eclipse-temurin:21-jre
WORKDIR /app
COPY --from=build /source/standalone/target/standalone-0.1.0-SNAPSHOT.jar app.jar
COPY --from=build /source/standalone/target/lib lib
COPY clarity/contracts clarity/contracts
ENTRYPOINT ["java", "-Dbithedge.home=/app", "-cp", "/app/app.jar:/app/lib/*", "io.bithedge.standalone.Main"]
