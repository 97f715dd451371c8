// Makes instances of one model's schema: the required fields alone, all fields, and from there one change at a time.

/** A plausible value of a schema, the shortest that is allowed. */
export function sample(schema) {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [only] = members(schema);
  if (only) return { [only]: sample(schema.properties[only]) };
  // Beside properties, anyOf is a rule between them; all of them keep it.
  if (schema.anyOf && !schema.properties) return sample(schema.anyOf[0]);
  if (schema.oneOf) return sample(schema.oneOf[0]);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case "string": return schema.format === "uri" ? "https://example.com/a" : "x".repeat(Math.max(schema.minLength ?? 0, 3));
    case "integer":
    case "number": return inRange(schema);
    case "boolean": return true;
    case "null": return null;
    case "array": return Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () => sample(schema.items ?? {}));
    case "object": return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sample(one)]));
    default: return "anything";
  }
}

/** The members of an object that is exactly one of them: oneOf with a required name each. */
const members = (schema) =>
  (schema.oneOf ?? []).every((one) => one.required?.length === 1) ? (schema.oneOf ?? []).map((one) => one.required[0]) : [];

function inRange(schema) {
  if (schema.minimum !== undefined) return schema.minimum;
  if (schema.exclusiveMinimum !== undefined) return schema.exclusiveMinimum + 1;
  return schema.maximum ?? 1;
}

/** Values on both sides of every edge of a schema. */
function* around(schema) {
  for (const value of schema.enum ?? []) {
    yield ["enum", value];
    yield ["enum, other type", typeof value === "string" ? Number.parseFloat(value) : String(value)];
    if (typeof value === "string") {
      yield ["enum, other case", value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase()];
      yield ["enum, with a unit", value + "s"];
    }
  }
  for (const keyword of ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]) {
    if (schema[keyword] !== undefined) {
      for (const step of [-1, -0.5, 0, 0.5, 1]) yield [keyword, schema[keyword] + step];
      yield [`${keyword} as text`, String(schema[keyword])];
    }
  }
  if (schema.multipleOf !== undefined) {
    for (const factor of [0, 1, 2, 3, 7, 10]) yield ["multipleOf", Number((factor * schema.multipleOf).toFixed(10))];
    yield ["multipleOf, between", schema.multipleOf * 1.5];
    yield ["multipleOf 0.3", 0.3];
  }
  // Texts of thousands of characters would make the corpus large, so lengths beyond this are left to the generic suite.
  for (const [keyword, lengths] of [["minLength", [-1, 0]], ["maxLength", [0, 1]]]) {
    if (schema[keyword] !== undefined && schema[keyword] <= 1000) {
      for (const more of lengths) yield [keyword, "x".repeat(Math.max(schema[keyword] + more, 0))];
    }
  }
  for (const [keyword, lengths] of [["minItems", [-1, 0]], ["maxItems", [0, 1]]]) {
    if (schema[keyword] !== undefined) {
      for (const more of lengths) yield [keyword, Array.from({ length: Math.max(schema[keyword] + more, 0) }, () => sample(schema.items ?? {}))];
    }
  }
  if (schema.items && typeof schema.items === "object") {
    for (const [note, value] of around(schema.items)) yield [`item ${note}`, [value]];
    yield ["item of another type", [{}]];
    yield ["no item", []];
  }
  for (const name of members(schema)) {
    const value = sample(schema.properties[name]);
    yield ["one member", { [name]: value }];
    yield ["one member and an unknown one", { [name]: value, no_such_property: 1 }];
    for (const other of members(schema)) yield ["two members", { [name]: value, [other]: sample(schema.properties[other]) }];
    yield ["a member of another type", { [name]: 5 }];
    if (schema.properties[name].format) yield ["a member of another format", { [name]: "not a url" }];
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    for (const [note, value] of around(property)) yield [`${name} ${note}`, { ...sample(schema), [name]: value }];
  }
  for (const branch of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    yield ["branch", sample(branch)];
    yield* around(branch);
  }
  for (const value of ["text", 5, "5", 1.5, true, null, [], {}, [["deep"]]]) yield ["any type", value];
}

/** All instances of a schema, each with a note that says what it tries; the same each time. */
export function* instances(schema) {
  const properties = Object.entries(schema.properties ?? {});
  const required = schema.required ?? [];
  const least = Object.fromEntries(properties.filter(([name]) => required.includes(name)).map(([name, one]) => [name, sample(one)]));
  yield ["required only", least];
  yield ["every property", Object.fromEntries(properties.map(([name, one]) => [name, sample(one)]))];
  yield ["every default", { ...least, ...Object.fromEntries(properties.filter(([, one]) => one.default !== undefined).map(([name, one]) => [name, one.default])) }];
  yield ["extra property", { ...least, no_such_property: 1 }];
  yield ["nothing", {}];
  for (const value of [null, [], "text", 1, true]) yield ["not an object", value];
  for (const name of required) {
    yield [`without ${name}`, Object.fromEntries(Object.entries(least).filter(([other]) => other !== name))];
  }
  for (const [name, property] of properties) {
    const seen = new Set();
    for (const [note, value] of around(property)) {
      const key = JSON.stringify(value);
      if (!seen.has(key)) {
        seen.add(key);
        yield [`${name}: ${note}`, { ...least, [name]: value }];
      }
    }
  }
}
