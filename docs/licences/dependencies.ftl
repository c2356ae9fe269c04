<#-- Writes docs/dependencies.md; dependencyMap: entries of a MavenProject and its licences. -->
# Dependencies

Written by `mvn -Preports validate`; not by hand. Everything that the modules need outside of their
tests, directly or through something else, each under a licence that the profile `reports` of the root `pom.xml` allows or, where
it offers several, under one of these that is. All that the `memestream` command ships with is among it, which a test checks.

| component | version | licence |
| --- | --- | --- |
<#list dependencyMap as e>
| ${e.getKey().groupId}:${e.getKey().artifactId} | ${e.getKey().version} | ${e.getValue()?join(", or ")} |
</#list>
