import { credits, h } from "./dom.js";

const amount = document.getElementById("price-amount");
const certainty = document.getElementById("price-certainty");
const note = document.getElementById("price-note");

export function showPrice(cost) {
  const known = cost.atLeast !== null;
  amount.textContent = !known ? "Price unknown" : cost.atLeast === cost.atMost ? credits(cost.atLeast) : `${cost.atLeast} to ${credits(cost.atMost)}`;
  certainty.hidden = !known;
  certainty.className = `tag ${cost.certainty}`;
  certainty.textContent = cost.certainty;
  // What a page says beside an exact price is for the schema's maintainers.
  note.textContent = sentence(cost.reason ?? (cost.certainty === "exact" ? "" : cost.note ?? ""));
  note.title = cost.text;
}

export function showProblems(problems) {
  const list = document.getElementById("problems");
  list.hidden = problems.length === 0;
  list.replaceChildren(...problems.map(text => h("li", {}, text)));
}

const sentence = text => text === "" ? "" : text.charAt(0).toUpperCase() + text.slice(1);
