// OpenAI's own client, its base URL changed, against the emulator: a picture is made, edited, and downloaded.
//   node images.mjs <address> <key>
import assert from "node:assert/strict";
import OpenAI, { toFile } from "openai";

const [address, key] = process.argv.slice(2);
const client = new OpenAI({ apiKey: key, baseURL: new URL("v1", address).href, maxRetries: 0 });

async function download(url) {
  const answer = await fetch(url);
  assert.equal(answer.status, 200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "a PNG");
  return bytes;
}

const size = (png) => [png.readUInt32BE(16), png.readUInt32BE(20)];

const made = await client.images.generate({ model: "dall-e-3", prompt: "Quiet garden at dusk", size: "1536x1024", n: 2 });
assert.equal(made.data.length, 2);
assert.equal(made.data[0].revised_prompt, "Quiet garden at dusk");
assert.ok(Number.isInteger(made.created));
const picture = await download(made.data[0].url);
assert.deepEqual(size(picture).map((side) => side / 64), [3, 2]);

const edited = await client.images.edit({
  model: "seedream-v4.5-edit",
  image: await toFile(picture, "garden.png", { type: "image/png" }),
  mask: await toFile(picture, "mask.png", { type: "image/png" }),
  prompt: "At noon",
});
await download(edited.data[0].url);

const models = await client.models.list();
assert.ok(models.data.some((model) => model.id === "dall-e-3"));

const chat = await client.chat.completions.create({ model: "gemini-2.0-flash", messages: [{ role: "user", content: "Hello!" }] });
assert.ok(chat.choices[0].message.content.length > 0);

// What is wrong arrives as this client's own errors, with the envelope's members.
await assert.rejects(client.images.generate({ model: "dall-e-3", prompt: "x", n: 9 }), (error) => {
  assert.ok(error instanceof OpenAI.BadRequestError);
  assert.equal(error.type, "invalid_request_error");
  assert.equal(error.param, "n");
  return true;
});
await assert.rejects(new OpenAI({ apiKey: "wrong", baseURL: new URL("v1", address).href, maxRetries: 0 }).models.list(), OpenAI.AuthenticationError);

console.log(`openai ${client.constructor.name}: ${made.data.length} pictures of ${picture.length} bytes, 1 edit, ${models.data.length} models, 1 chat, 2 errors as they should be`);
