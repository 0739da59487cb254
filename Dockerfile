# One file for every service: docker build --build-arg MODULE=oracle --build-arg MAIN=io.bithedge.oracle.app.OracleApplication --target service .
# The topology also carries the pages: --target pages, with its MODULE and MAIN.
# The devnet has its own Dockerfile, because it is a Node program under another licence.
FROM eclipse-temurin:21-jdk AS build
ARG MODULE
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/cache \
    MAVEN_USER_HOME=/cache ./mvnw -B -ntp -Dmaven.repo.local=/cache/repository -pl "${MODULE}" -am -Dmaven.test.skip=true package \
    && mkdir /app && cp "${MODULE}"/target/*-SNAPSHOT.jar /app/app.jar && cp -r "${MODULE}/target/lib" /app/lib

FROM node:20-slim AS web
WORKDIR /source
COPY . .
# A checkout without pages gets an empty folder: the topology says so to whoever opens it.
RUN mkdir -p /pages \
    && if [ -f web/package.json ]; then cd web && npm ci --ignore-scripts --no-audit --no-fund && npm run build && cp -r dist/. /pages; fi

FROM eclipse-temurin:21-jre AS service
ARG MAIN
ENV MAIN=${MAIN}
# Any user may keep its state there: which one runs is said where it is started.
RUN mkdir -p /app/state && chmod 1777 /app/state
WORKDIR /app
COPY --from=build /app /app
USER 1000
VOLUME /app/state
# exec: the JVM is process 1, so that SIGTERM reaches it and the service stops in order.
ENTRYPOINT ["sh", "-c", "exec java ${JAVA_OPTIONS:--XX:MaxRAMPercentage=70} -Duser.language=en -Duser.country=US -Duser.script= -Duser.variant= -Duser.extensions= -Duser.language.format=en -Duser.country.format=US -Duser.language.display=en -Duser.country.display=US -cp '/app/app.jar:/app/lib/*' \"$MAIN\" \"$@\"", "--"]

FROM service AS pages
COPY --from=web /pages /app/web
