// Reads one JSON Schema per line and writes one C# file per schema into the folder.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktype } from "quicktype-core";

const folder = process.argv[2];
let index = 0;
for await (const schema of createInterface({ input: process.stdin })) {
    const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
    await input.addSource({ name: "Params", schema });
    const inputData = new InputData();
    inputData.addInput(input);
    const { lines } = await quicktype({
        inputData,
        lang: "csharp",
        rendererOptions: { framework: "SystemTextJson", namespace: `Dto.Model${index}`, "csharp-version": "6", features: "complete" },
    });
    writeFileSync(join(folder, `Model${index}.cs`), lines.join("\n"));
    index++;
}
