// Writes tests/conformance/corpus: instances with ajv's verdict on each.
//   node renew.mjs           writes the files
//   node renew.mjs --check   compares with what is there; exit code 1 on any difference
import { readFileSync, readdirSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import Ajv2019 from "ajv/dist/2019.js";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { draft4, draft2019, draft2020, generic, written } from "./generic.mjs";
import { instances } from "./instances.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const corpus = join(here, "..", "corpus");
const schemas = join(here, "..", "..", "..", "schemas");

// multipleOfPrecision: without it ajv finds that 0.3 is no multiple of 0.1. Unknown formats are let through in silence.
const options = { strict: false, allErrors: false, multipleOfPrecision: 9, logger: false, validateSchema: false };
const validator = (draft, schema) => addFormats(new ({ 7: Ajv, 2019: Ajv2019 }[draft] ?? Ajv2020)(options)).compile(schema);

/** An instance, or { $text } where its notation matters: in the corpus the text is kept. With { $differs }, the records give the other verdict. */
function entry(validate, instance, note) {
  if (instance !== null && typeof instance === "object" && "$differs" in instance) {
    const { valid, ...rest } = entry(validate, instance.$differs, note);
    return { ...rest, ours: !valid, valid };
  }

  const asText = instance !== null && typeof instance === "object" && "$text" in instance;
  const value = asText ? JSON.parse(instance.$text) : instance;
  const valid = validate(value);
  return { ...(note ? { note } : {}), ...(asText ? { text: instance.$text } : { instance }), valid };
}

const line = (value) => JSON.stringify(value);
const group = (head, cases) => `{${line(head).slice(1, -1)},"cases":[\n${cases.map(line).join(",\n")}\n]}`;
const file = (groups) => `[\n${groups.join(",\n")}\n]\n`;

function models() {
  const groups = [];
  for (const provider of readdirSync(schemas, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name).sort()) {
    const folder = join(schemas, provider, "models");
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder).filter((one) => one.endsWith(".json")).sort()) {
      const model = JSON.parse(readFileSync(join(folder, name), "utf8"));
      const validate = validator(2020, model.input_schema);
      const cases = [...instances(model.input_schema)].map(([note, instance]) => entry(validate, instance, note));
      groups.push(group({ provider, model: model.model }, cases));
    }
  }
  return file(groups);
}

function keywords() {
  const groups = [...generic, ...draft2019, ...draft2020].map(({ name, schema, draft, instances }) =>
    group({ name, schema }, instances.map((one) => entry(validator(draft ?? 2020, schema), one))));
  groups.push(...draft4.map(({ name, schema, translated, instances }) =>
    group({ name, schema }, instances.map((one) => entry(validator(2020, translated), one)))));
  groups.push(...written.map(({ name, text, instances }) =>
    group({ name, schema_text: text }, instances.map((one) => entry(validator(2020, JSON.parse(text)), one)))));
  return file(groups);
}

let drift = false;
for (const [name, content] of [["models.json", models()], ["keywords.json", keywords()]]) {
  const path = join(corpus, name);
  const verdicts = [...content.matchAll(/"valid":(true|false)\}/g)].map((match) => match[1]);
  const summary = `${name}: ${verdicts.length} cases, ${verdicts.filter((one) => one === "true").length} valid, ${Math.round(content.length / 1024)} KB`;
  if (process.argv.includes("--check")) {
    const same = existsSync(path) && readFileSync(path, "utf8") === content;
    drift ||= !same;
    console.log(`${summary}: ${same ? "unchanged" : "DIFFERS from the file"}`);
  } else {
    writeFileSync(path, content);
    console.log(summary);
  }
}
process.exitCode = drift ? 1 : 0;
