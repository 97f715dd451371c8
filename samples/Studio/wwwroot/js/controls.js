import { h, label, newId } from "./dom.js";
import { listControl, nestedControl, oneOfControl } from "./nested.js";

// A control has an element and read(), which gives the value as it is sent; undefined for a value that is not set.
export function controlOf(field, changed) {
  switch (field.kind) {
    case "choice": return choiceControl(field, changed);
    case "boolean": return booleanControl(field, changed);
    case "integer":
    case "number": return numberControl(field, changed);
    case "list": return listControl(field, changed);
    case "object": return field.isExactlyOne ? oneOfControl(field, changed) : nestedControl(field, changed);
    case "union": return unionControl(field, changed);
    case "json": return jsonControl(field, changed);
    default: return textControl(field, changed);
  }
}

// A field that can have one value only, and must have it, is sent without a control.
export const isFixed = field => field.kind === "choice" && field.required && field.values.length === 1;

const isLong = field => !isAddress(field) && /prompt|text|description|script|lyrics/i.test(field.name);
const isAddress = field => field.format === "uri" || field.format === "url" || /_urls?$|Url$/.test(field.name);

function textControl(field, changed) {
  const value = typeof field.default === "string" ? field.default : "";
  const common = { id: newId(), value, oninput: changed, spellcheck: isLong(field) };
  const options = field.values.length > 0 ? h("datalist", { id: newId() }, field.values.map(one => h("option", { value: one.text }))) : null;
  const input = isLong(field)
    ? h("textarea", { ...common, rows: field.name === "prompt" ? 4 : 2 })
    : h("input", { ...common, type: isAddress(field) ? "url" : "text", placeholder: isAddress(field) ? "https://" : "", autocomplete: "off", list: options?.id });
  return {
    element: options ? h("div", {}, input, options) : input,
    id: input.id,
    read: () => input.value === "" ? undefined : input.value,
    length: () => [...input.value].length,
  };
}

function numberControl(field, changed) {
  const min = field.minimum ?? field.exclusiveMinimum;
  const max = field.maximum ?? field.exclusiveMaximum;
  const step = field.step ?? (field.kind === "integer" ? 1 : "any");
  const box = h("input", {
    id: newId(), type: "number", inputMode: field.kind === "integer" ? "numeric" : "decimal",
    min: min ?? "", max: max ?? "", step, value: field.default ?? "",
    placeholder: /seed/i.test(field.name) ? "Random" : "Not set",
    oninput: () => { if (range && box.value !== "") range.value = box.value; changed(); },
  });
  const slides = min !== null && max !== null && max - min <= 1000 && field.default !== null;
  const range = slides ? h("input", {
    type: "range", min, max, step: step === "any" ? (max - min) / 100 : step, "aria-label": label(field.name),
    oninput: () => { box.value = String(+(+range.value).toFixed(4)); changed(); },
  }) : null;
  if (range) range.value = String(field.default);
  return {
    element: range ? h("div", { class: "slider" }, range, box) : box,
    id: box.id,
    // What the browser cannot read as a number is sent as it is, for the model's own message.
    read: () => box.value !== "" ? Number(box.value) : box.validity.badInput ? "not a number" : undefined,
  };
}

function booleanControl(field, changed) {
  if (typeof field.default !== "boolean" && !field.required) {
    const values = [{ json: true, text: "On" }, { json: false, text: "Off" }];
    return choiceControl({ ...field, values }, changed);
  }

  const box = h("input", { id: newId(), type: "checkbox", checked: field.default === true, onchange: changed });
  return {
    element: h("label", { class: "switch" }, label(field.name), box),
    hasLabel: true,
    id: box.id,
    read: () => box.checked,
  };
}

function choiceControl(field, changed) {
  const mayBeUnset = !field.required && field.default === null;
  const texts = field.values.map(value => shown(field, value));
  const options = [...(mayBeUnset ? [{ json: undefined, text: "Not set" }] : []), ...field.values.map((value, index) => ({ json: value.json, text: texts[index] }))];
  const start = Math.max(0, options.findIndex(option => option.json !== undefined && JSON.stringify(option.json) === JSON.stringify(field.default)));
  return options.length <= 7 && texts.join("").length <= 40 ? segments(options, start, changed) : selectOf(options, start, changed);
}

function shown(field, value) {
  return field.unit && /^\d+$/.test(value.text) ? `${value.text} ${field.unit}` : value.text;
}

function segments(options, start, changed) {
  const name = newId();
  const inputs = options.map((option, index) => h("input", { type: "radio", name, checked: index === start, onchange: changed }));
  return {
    element: h("div", { class: "segments", role: "radiogroup" }, options.map((option, index) => h("label", {}, inputs[index], h("span", {}, ratio(option.text), option.text)))),
    read: () => options[inputs.findIndex(input => input.checked)]?.json,
  };
}

function selectOf(options, start, changed) {
  const select = h("select", { id: newId(), onchange: changed }, options.map(option => h("option", {}, option.text)));
  select.selectedIndex = start;
  return { element: select, id: select.id, read: () => options[select.selectedIndex]?.json };
}

// 16:9 gets a small frame of that shape.
function ratio(text) {
  const match = /^(\d+):(\d+)$/.exec(text);
  if (!match) return null;
  const [width, height] = [+match[1], +match[2]];
  const frame = h("i", { class: "ratio" });
  frame.style.width = `${Math.round(14 * Math.min(1, width / height))}px`;
  frame.style.height = `${Math.round(14 * Math.min(1, height / width))}px`;
  return frame;
}

// A size or the name of a preset. The catalog does not list the shapes; the server names them when a value fits none.
function unionControl(field, changed) {
  const size = field.default?.width ? `${field.default.width} × ${field.default.height}` : field.default ?? "";
  const input = h("input", { id: newId(), type: "text", value: String(size), placeholder: "1024 × 1024, or the name of a preset", oninput: changed, autocomplete: "off" });
  return {
    element: input,
    id: input.id,
    read: () => {
      const text = input.value.trim();
      const match = /^(\d+)\s*[x×*]\s*(\d+)$/i.exec(text);
      return match ? { width: +match[1], height: +match[2] } : text === "" ? undefined : text;
    },
  };
}

function jsonControl(field, changed) {
  const input = h("textarea", { id: newId(), value: field.default === null ? "" : JSON.stringify(field.default), placeholder: "JSON", oninput: changed, spellcheck: false });
  return {
    element: input,
    id: input.id,
    read: () => {
      if (input.value.trim() === "") return undefined;
      try { return JSON.parse(input.value); } catch { return input.value; }
    },
  };
}

