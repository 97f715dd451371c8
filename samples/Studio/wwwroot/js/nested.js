import { h, icon, label, newId } from "./dom.js";
import { controlOf } from "./controls.js";

const oneOfNames = { url: "URL", asset_id: "Asset ID", avatar_id: "Avatar ID" };

// An object that is exactly one of its members: a picture by its URL, or by the id of an asset.
export function oneOfControl(field, changed) {
  const kind = h("select", { "aria-label": "Kind of input", onchange: () => { adapt(); changed(); } },
    field.fields.map(member => h("option", {}, oneOfNames[member.name] ?? label(member.name))));
  const input = h("input", { id: newId(), type: "url", oninput: changed, autocomplete: "off" });
  const adapt = () => { input.placeholder = member().format === "uri" ? "https://" : ""; input.type = member().format === "uri" ? "url" : "text"; };
  const member = () => field.fields[kind.selectedIndex];
  adapt();
  return {
    element: h("div", { class: "one-of" }, kind, input),
    id: input.id,
    read: () => input.value === "" ? undefined : { [member().name]: input.value },
  };
}

// An object with members of its own.
export function nestedControl(field, changed) {
  const members = field.fields.map(member => ({ name: member.name, control: controlOf(member, changed), field: member }));
  const element = h("fieldset", { class: "group" }, members.map(({ control, field: member }) => h("div", { class: "field" },
    control.hasLabel ? null : h("label", { class: "field-head", htmlFor: control.id ?? "" }, label(member.name), member.required ? null : h("span", { class: "need" }, "optional")),
    control.element)));
  return {
    element,
    read: () => {
      const entries = members.map(({ name, control }) => [name, control.read()]).filter(([, value]) => value !== undefined);
      return entries.length > 0 ? Object.fromEntries(entries) : undefined;
    },
  };
}

// A list: one control per item.
export function listControl(field, changed) {
  const rows = [];
  const list = h("div", { class: "rows" });
  const add = h("button", { type: "button", class: "quiet", onclick: () => { insert(); changed(); } }, icon("plus"), "Add");
  for (let i = 0; i < Math.max(field.required ? 1 : 0, field.minItems ?? 0); i++) insert();
  limit();

  function insert() {
    const control = controlOf({ ...field.items, name: field.name }, changed);
    const row = h("div", { class: "row" }, control.element, h("button", {
      type: "button", class: "square", "aria-label": "Remove", onclick: () => { rows.splice(rows.findIndex(one => one.row === row), 1); row.remove(); limit(); changed(); },
    }, icon("minus")));
    rows.push({ control, row });
    list.append(row);
    limit();
  }

  function limit() {
    add.hidden = field.maxItems !== null && rows.length >= field.maxItems;
  }

  return {
    element: h("div", { class: "rows" }, list, add),
    read: () => {
      const values = rows.map(({ control }) => control.read()).filter(value => value !== undefined);
      return values.length > 0 ? values : undefined;
    },
  };
}
