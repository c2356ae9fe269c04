package org.memestream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FULL_TRANSITIVE compatibility: each schema reads what every released version of it wrote, and
 * every released version reads what it writes. When it fails, give new fields a default, keep
 * fields without one, and never change a type; a release adds a copy of {@code src/main/avro} under
 * {@code src/test/resources/released}.
 */
class ReleasedSchemasTest {

  private static final Map<String, Schema> CURRENT = SchemaFolder.current().schemas();

  @ParameterizedTest
  @MethodSource("schemas")
  void agreesWithAllReleasedVersions(String name) {
    assertThat(objections(name, CURRENT.get(name))).isEmpty();
  }

  @Test
  void hasReleases() {
    assertThat(SchemaFolder.released()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void keepsEveryReleasedSchema(SchemaFolder release) {
    assertThat(CURRENT.keySet()).containsAll(release.schemas().keySet());
  }

  @Test
  void takesANewFieldWithDefault() {
    Schema changed =
        withFields("Box", fields -> plus(fields, field("turn", Schema.Type.DOUBLE, 0.0)));

    assertThat(objections("Box", changed)).isEmpty();
  }

  @Test
  void refusesANewFieldWithoutDefault() {
    Schema changed =
        withFields("Box", fields -> plus(fields, field("turn", Schema.Type.DOUBLE, null)));

    assertThat(objections("Box", changed)).isNotEmpty();
  }

  @Test
  void refusesToDropAFieldWithoutDefault() {
    Schema changed = withFields("Box", fields -> fields.subList(1, fields.size()));

    assertThat(objections("Box", changed)).isNotEmpty();
  }

  @Test
  void refusesAnotherType() {
    Schema changed =
        withFields(
            "Box",
            fields -> plus(fields.subList(1, fields.size()), field("x", Schema.Type.STRING, null)));

    assertThat(objections("Box", changed)).isNotEmpty();
  }

  @Test
  void refusesANewSymbolWhereOldReadersHaveNoDefault() {
    Schema released = Schema.createEnum("Mood", null, null, List.of("GOOD"));
    Schema changed = Schema.createEnum("Mood", null, null, List.of("GOOD", "BAD"));

    assertThat(FullTransitive.objections(changed, List.of(released))).isNotEmpty();
  }

  @Test
  void takesANewSymbolWhereOldReadersHaveADefault() {
    Schema reasons = CURRENT.get("FailureReason");
    List<String> symbols = new ArrayList<>(reasons.getEnumSymbols());
    symbols.add("NEWER");

    Schema changed =
        Schema.createEnum(
            reasons.getName(),
            reasons.getDoc(),
            reasons.getNamespace(),
            symbols,
            reasons.getEnumDefault());

    assertThat(objections("FailureReason", changed)).isEmpty();
  }

  private static List<String> objections(String name, Schema schema) {
    List<Schema> versions =
        SchemaFolder.released().stream()
            .map(release -> release.schemas().get(name))
            .filter(Objects::nonNull)
            .toList();
    return FullTransitive.objections(schema, versions);
  }

  private static Schema withFields(String name, UnaryOperator<List<Schema.Field>> change) {
    Schema schema = CURRENT.get(name);
    List<Schema.Field> fields =
        schema.getFields().stream().map(f -> new Schema.Field(f, f.schema())).toList();
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, change.apply(fields));
  }

  private static Schema.Field field(String name, Schema.Type type, Object orNone) {
    return new Schema.Field(name, Schema.create(type), null, orNone);
  }

  private static List<Schema.Field> plus(List<Schema.Field> fields, Schema.Field added) {
    return Stream.concat(fields.stream(), Stream.of(added)).toList();
  }

  static Set<String> schemas() {
    return CURRENT.keySet();
  }

  static List<SchemaFolder> releases() {
    return SchemaFolder.released();
  }
}
