// Elements are built from nodes and text only: nothing that a user or a provider wrote is ever parsed as HTML.
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const svg = "http://www.w3.org/2000/svg";

export function icon(name) {
  const element = document.createElementNS(svg, "svg");
  element.setAttribute("class", "icon");
  element.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", `#i-${name}`);
  element.append(use);
  return element;
}

let ids = 0;
export const newId = () => `f${++ids}`;

const words = { url: "URL", id: "ID", cfg: "CFG", fps: "FPS", urls: "URLs", ids: "IDs" };

// image_url and generateAudio become "Image URL" and "Generate audio".
export function label(name) {
  const text = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().split(/[\s_-]+/).map(word => words[word] ?? word).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const number = value => new Intl.NumberFormat("en", { maximumFractionDigits: 4 }).format(value);
export const credits = value => `${number(value)} ${value === 1 ? "credit" : "credits"}`;
export const providers = { creatify: "Creatify", hoox: "Hoox", creativeai: "CreativeAI" };
export const providerName = key => providers[key] ?? key;

export function outputOf(kind) {
  return /image$/.test(kind) ? "image" : /audio$/.test(kind) ? "audio" : "video";
}
