import { h, icon, label, number, providerName } from "./dom.js";
import { controlOf, isFixed } from "./controls.js";

// Builds the form of a model. read() gives the parameters; show(violations) puts each message at its field.
export function buildForm(model, changed) {
  const touched = new Set();
  let asked = false;
  const fields = model.fields.filter(field => !isFixed(field)).map(field => fieldOf(field));
  const main = fields.filter(({ field }) => isMain(field));
  const more = fields.filter(({ field }) => !isMain(field));

  document.getElementById("model-name").textContent = model.name;
  document.getElementById("model-tags").replaceChildren(
    h("span", { class: "tag" }, providerName(model.provider)), h("span", { class: "tag" }, label(model.kind)));
  document.getElementById("fields").replaceChildren(...paired(main));
  document.getElementById("about").replaceChildren(...[
    more.length > 0 ? h("details", { class: "more", open: main.length < 2 }, h("summary", {}, `More settings (${more.length})`), h("div", {}, paired(more))) : null,
    facts(model),
  ].filter(Boolean));

  function fieldOf(field) {
    const message = h("div", {});
    const counter = h("span", { class: "counter" });
    const control = controlOf(field, () => { touched.add(field.name); count(); changed(); });
    const count = () => { if (control.length && field.maxLength) counter.textContent = `${number(control.length())} / ${number(field.maxLength)}`; };
    count();
    const element = h("div", { class: "field", "data-field": field.name },
      control.hasLabel ? null : h("label", { class: "field-head", htmlFor: control.id ?? "" },
        field.slot === null ? null : h("span", { class: "slot", title: `Input slot ${field.slot}` }, String(field.slot)),
        label(field.name),
        field.isPriced ? h("span", { title: "The price depends on this" }, icon("coin")) : null,
        field.required || field.default !== null ? null : h("span", { class: "need" }, "optional"),
        counter),
      control.element,
      limits(field),
      message);
    element.addEventListener("focusout", () => { touched.add(field.name); changed(); });
    return { field, control, element, message };
  }

  return {
    read() {
      const values = model.fields.filter(isFixed).map(field => [field.name, field.values[0].json]);
      for (const { field, control } of fields) {
        const value = control.read();
        if (value !== undefined) values.push([field.name, value]);
      }
      return Object.fromEntries(values);
    },
    // A field that nobody has filled in yet is not reported before the request is submitted.
    show(violations) {
      for (const { field, element, message } of fields) {
        const own = violations.filter(one => one.field === field.name && (asked || touched.has(field.name)));
        element.classList.toggle("bad", own.some(one => !one.isWarning));
        message.replaceChildren(...own.map(one => h("p", { class: one.isWarning ? "message warning" : "message" }, icon("alert"), h("span", {}, one.message))));
      }
      const known = new Set(fields.map(({ field }) => field.name));
      return violations.filter(one => !known.has(one.field) && !one.isWarning && (asked || touched.size > 0));
    },
    askAll(violations) {
      asked = true;
      const general = this.show(violations);
      const first = fields.find(({ element }) => element.classList.contains("bad"));
      if (first) {
        first.element.closest("details")?.setAttribute("open", "");
        first.element.scrollIntoView({ block: "center", behavior: "smooth" });
        first.element.querySelector("input, textarea, select")?.focus({ preventScroll: true });
      }
      return general;
    },
  };
}

const isMain = field => field.required || field.isPriced || field.slot !== null || /^(prompt|text|duration|resolution|aspect_ratio|aspectRatio|image_size|references|image_url|start_image|end_image)$/.test(field.name);

const isWide = field => ["text", "list", "object", "json", "union"].includes(field.kind) || (field.kind === "choice" && field.values.map(value => value.text).join("").length > 16) || field.kind === "number";

// Small fields stand side by side.
function paired(fields) {
  const result = [];
  let row = [];
  const flush = () => { if (row.length > 0) result.push(row.length === 1 ? row[0] : h("div", { class: "pair" }, row)); row = []; };
  for (const { field, element } of fields) {
    if (isWide(field)) { flush(); result.push(element); continue; }
    row.push(element);
    if (row.length === 2) flush();
  }
  flush();
  return result;
}

function limits(field) {
  const [min, max] = [field.minimum ?? field.exclusiveMinimum, field.maximum ?? field.exclusiveMaximum];
  const texts = [];
  if (field.kind === "integer" || field.kind === "number") {
    if (min !== null && max !== null) texts.push(`${number(min)} to ${number(max)}`);
    else if (min !== null) texts.push(`${number(min)} or more`);
    else if (max !== null) texts.push(`${number(max)} or less`);
    if (field.step !== null && field.step !== 1) texts.push(`in steps of ${number(field.step)}`);
  }
  if (field.kind === "list" && field.maxItems !== null) texts.push(`up to ${field.maxItems}`);
  return texts.length > 0 ? h("p", { class: "hint" }, texts.join(", ")) : null;
}

function facts(model) {
  const { prices, rules, source } = model;
  const parts = [];
  if (rules.length > 0) parts.push(h("ul", {}, rules.map(rule => h("li", {}, rule.statement))));
  if (prices?.lines.length > 1) {
    parts.push(h("table", {}, h("tbody", {}, prices.lines.map(line => h("tr", {}, h("td", {}, line.condition || "Any"), h("td", {}, `${number(line.credits)} ${prices.unit}`))))));
  }
  if (prices?.note) parts.push(h("p", {}, prices.note));
  parts.push(h("p", {}, `Schema: ${source.certainty}, read ${source.retrieved}.`));
  return h("details", { class: "more" }, h("summary", {}, "Rules, prices and source"), h("div", { class: "facts" }, parts));
}
