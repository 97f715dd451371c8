// Writes corpus/imports.json: instances of the imported models (tests/conformance/imports) with ajv's verdict on each.
// Where the document is JSON, ajv also judges by the document's own schema, with its own references: both verdicts must be the same.
//   node imports.mjs           writes the file
//   node imports.mjs --check   compares with what is there; exit code 1 on any difference
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { instances } from "./instances.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "..", "imports");
const documents = join(here, "..", "..", "Typed.Refresh.Tests", "Importing", "Documents");
const target = join(here, "..", "corpus", "imports.json");
const options = { strict: false, allErrors: false, multipleOfPrecision: 9, logger: false, validateSchema: false };
const create = () => addFormats(new Ajv2020(options));
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/** OpenAPI 3.0 has the exclusive bounds of draft 4, and "nullable", which adds null to a type beside it. */
function modern(node) {
  if (node === null || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map(modern);
  const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, modern(value)]));
  if (typeof copy.nullable === "boolean" && copy.type === undefined) {
    delete copy.nullable;
  }
  for (const [exclusive, bound] of [["exclusiveMinimum", "minimum"], ["exclusiveMaximum", "maximum"]]) {
    if (copy[exclusive] === true) {
      copy[exclusive] = copy[bound];
      delete copy[bound];
    } else if (copy[exclusive] === false) {
      delete copy[exclusive];
    }
  }
  return copy;
}

/** The schema with its references in place, for instances: a reference within itself is cut off. */
function inPlace(schema, root, open = []) {
  if (schema === null || typeof schema !== "object") return schema;
  if (Array.isArray(schema)) return schema.map((item) => inPlace(item, root, open));
  const { $ref, allOf, ...rest } = schema;
  const parts = [...($ref ? [$ref] : []), ...(allOf ?? []).map((part) => part.$ref ?? part)];
  const merged = {};
  for (const part of parts) {
    if (typeof part === "string" && open.includes(part)) return {};
    const found = typeof part === "string" ? part.slice(2).split("/").reduce((node, name) => node[decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~")], root) : part;
    Object.assign(merged, inPlace(found, root, typeof part === "string" ? [...open, part] : open));
  }
  return { ...merged, ...Object.fromEntries(Object.entries(rest).filter(([name]) => name !== "$defs").map(([name, value]) => [name, inPlace(value, root, open)])) };
}

/** A validator by the document itself, or null if the import changes what is valid: it splits alternatives and takes files out. */
function original(provider, model) {
  const operation = model.listing?.operation;
  const document = join(documents, model.source.document.replace(/^(\.\.\/)+/, ""));
  if (operation) {
    if (!document.endsWith(".json") || !model.listing.content_type.startsWith("application/")) return null;
    const root = modern(read(document));
    const [method, path] = operation.split(" ");
    const { schema } = root.paths[path][method.toLowerCase()].requestBody.content[model.listing.content_type];
    if (schema.oneOf || schema.anyOf) return null;
    const escaped = (name) => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
    const ajv = create().addSchema(root, "document");
    return ajv.compile({ $ref: `document#/paths/${escaped(path)}/${method.toLowerCase()}/requestBody/content/${escaped(model.listing.content_type)}/schema` });
  }
  if (provider === "kiln") {
    return create().addSchema(modern(read(join(document, `${model.model.replaceAll("/", "__")}.json`))), "document").compile({ $ref: "document#/components/schemas/Input" });
  }
  const ajv = create();
  const add = (path) => readdirSync(path, { withFileTypes: true }).forEach((one) => one.isDirectory() ? add(join(path, one.name)) : ajv.addSchema(read(join(path, one.name))));
  add(document);
  return ajv.compile({ $ref: `https://schemas.fresco.example/${model.model === "portrait" ? "portrait.schema.json" : `${model.model}.json`}` });
}

let compared = 0;
let wrong = 0;
const groups = [];
for (const provider of readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name).sort()) {
  for (const name of readdirSync(join(folder, provider, "models")).sort()) {
    const model = read(join(folder, provider, "models", name));
    const schema = modern(model.input_schema);
    const validate = create().compile(schema);
    const source = original(provider, model);
    const cases = [];
    for (const [note, instance] of instances(inPlace(schema, schema))) {
      const valid = validate(instance);
      cases.push({ note, instance, valid });
      if (source) {
        compared++;
        if (source(instance) !== valid) {
          wrong++;
          console.error(`${provider} ${model.model}: the document says ${!valid} of ${JSON.stringify(instance)}, the imported schema ${valid}`);
        }
      }
    }
    groups.push(`{${JSON.stringify({ provider, model: model.model }).slice(1, -1)},"cases":[\n${cases.map((one) => JSON.stringify(one)).join(",\n")}\n]}`);
  }
}

const content = `[\n${groups.join(",\n")}\n]\n`;
const verdicts = [...content.matchAll(/"valid":(true|false)\}/g)].map((match) => match[1]);
const summary = `imports.json: ${groups.length} models, ${verdicts.length} cases, ${verdicts.filter((one) => one === "true").length} valid; ${compared} compared with the documents, ${wrong} differ`;
const same = existsSync(target) && readFileSync(target, "utf8") === content;
if (!process.argv.includes("--check")) {
  writeFileSync(target, content);
}
console.log(process.argv.includes("--check") ? `${summary}: ${same ? "unchanged" : "DIFFERS from the file"}` : summary);
process.exitCode = wrong > 0 || compared === 0 || (process.argv.includes("--check") && !same) ? 1 : 0;
