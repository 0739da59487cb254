# One file for every service: docker build --build-arg MODULE=topology --build-arg MAIN=io.bithedge.topology.app.TopologyApplication .
# The devnet has its own Dockerfile, because it is a Node program under another licence.
ARG JDK=21

FROM eclipse-temurin:${JDK}-jdk AS build
ARG MODULE
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/cache \
    MAVEN_USER_HOME=/cache ./mvnw -B -ntp -Dmaven.repo.local=/cache/repository -pl "${MODULE}" -am -Dmaven.test.skip=true package \
    && mkdir /app && cp "${MODULE}"/target/*-SNAPSHOT.jar /app/app.jar && cp -r "${MODULE}/target/lib" /app/lib

FROM eclipse-temurin:${JDK}-jre
ARG MAIN
ENV MAIN=${MAIN}
# Any user may keep its state there: which one runs is said where it is started.
RUN mkdir -p /app/state && chmod 1777 /app/state
WORKDIR /app
COPY --from=build /app /app
USER 1000
VOLUME /app/state
# exec: the JVM is process 1, so that SIGTERM reaches it and the service stops in order.
ENTRYPOINT ["sh", "-c", "exec java ${JAVA_OPTIONS:--XX:MaxRAMPercentage=70} -cp '/app/app.jar:/app/lib/*' \"$MAIN\" \"$@\"", "--"]
