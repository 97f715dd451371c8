import { h, icon, label, number, outputOf, providerName } from "./dom.js";

const outputs = [["", "All"], ["image", "Image"], ["video", "Video"], ["audio", "Audio"]];

// The list of models, with a search and a filter. Calls onPick with the model that was chosen.
export function modelList(models, onPick) {
  const list = document.getElementById("model-list");
  const search = document.getElementById("search");
  let output = "";
  let current = "";

  const chips = outputs.map(([value, text]) => h("button", {
    type: "button",
    onclick: () => { output = value; draw(); },
  }, text));
  document.getElementById("outputs").append(...chips);
  search.addEventListener("input", draw);
  draw();

  function draw() {
    chips.forEach((chip, index) => chip.setAttribute("aria-pressed", String(outputs[index][0] === output)));
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = models.filter(model =>
      (output === "" || outputOf(model.kind) === output) &&
      words.every(word => `${model.provider} ${model.name} ${model.kind}`.toLowerCase().includes(word)));
    const groups = Map.groupBy(found, model => model.provider);
    list.replaceChildren(...[...groups].flatMap(([provider, group]) => [h("h3", {}, providerName(provider)), ...group.map(item)]));
    if (found.length === 0) list.append(h("div", { class: "empty" }, h("p", {}, "No models match.")));
  }

  function item(model) {
    return h("button", {
      type: "button",
      class: "model",
      "aria-current": String(key(model) === current),
      onclick: () => onPick(model),
    },
    icon(outputOf(model.kind)),
    h("span", {}, h("b", {}, model.name), h("small", {}, label(model.kind))),
    h("span", { class: "from" }, price(model)));
  }

  return {
    mark(model) {
      current = key(model);
      draw();
      list.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
    },
  };
}

export const key = model => `${model.provider}/${model.name}`;

function price(model) {
  if (model.priceFrom === null) return "";
  const from = number(model.priceFrom);
  return model.priceFrom === model.priceTo ? `${from} cr` : `from ${from} cr`;
}
