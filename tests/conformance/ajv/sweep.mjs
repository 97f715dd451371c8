// Writes ajv's verdict into each entry of corpus/sweep.json, whose instances the sweep of the analyzers' tests made.
//   node sweep.mjs           writes the file
//   node sweep.mjs --check   compares with what is there; exit code 1 on any difference
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const here = dirname(fileURLToPath(import.meta.url));
const path = join(here, "..", "corpus", "sweep.json");
const options = { strict: false, allErrors: false, multipleOfPrecision: 9, logger: false, validateSchema: false };

// Long texts of one letter are kept as their number.
const whole = (value) =>
  value === null || typeof value !== "object" ? value
    : Array.isArray(value) ? value.map(whole)
      : "$repeat" in value ? value.$repeat.repeat(value.count)
        : Object.fromEntries(Object.entries(value).map(([name, member]) => [name, whole(member)]));

const validators = new Map();
function validator(provider, model) {
  const file = join(here, "..", "..", "..", "schemas", provider, "models", `${model.replaceAll("/", "__")}.json`);
  if (!validators.has(file)) {
    validators.set(file, addFormats(new Ajv2020(options)).compile(JSON.parse(readFileSync(file, "utf8")).input_schema));
  }
  return validators.get(file);
}

const before = readFileSync(path, "utf8");
const entries = JSON.parse(before).map(({ key, provider, model, json }) => ({ key, provider, model, json, valid: validator(provider, model)(whole(json)) }));
const after = `[\n${entries.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`;
const summary = `sweep.json: ${entries.length} instances, ${entries.filter((entry) => entry.valid).length} valid`;
if (process.argv.includes("--check")) {
  console.log(`${summary}: ${before === after ? "unchanged" : "DIFFERS from the file"}`);
  process.exitCode = before === after && entries.length > 0 ? 0 : 1;
} else {
  writeFileSync(path, after);
  console.log(summary);
}
