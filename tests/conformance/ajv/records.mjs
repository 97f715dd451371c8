// Holds the JSON that the records write (corpus/records.json, made by the .NET tests) against the raw schemas:
// every one must be valid to ajv. Exit code 1 on any that is not.
//   node records.mjs
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const options = { strict: false, allErrors: true, multipleOfPrecision: 9, logger: false, validateSchema: false };
const records = JSON.parse(readFileSync(join(root, "tests", "conformance", "corpus", "records.json"), "utf8"));
let invalid = 0;
for (const { provider, model, which, json } of records) {
  const file = join(root, "schemas", provider, "models", `${model.replaceAll("/", "__")}.json`);
  const { input_schema } = JSON.parse(readFileSync(file, "utf8"));
  const validate = addFormats(new Ajv2020(options)).compile(input_schema);
  if (!validate(json)) {
    invalid++;
    console.error(`${model} (${which}): ${JSON.stringify(validate.errors)}`);
  }
}

console.log(`${records.length} records, ${invalid} refused by ajv`);
process.exit(invalid === 0 && records.length > 0 ? 0 : 1);
