import { h, icon, providerName } from "./dom.js";

const dialog = document.getElementById("viewer");
const body = document.getElementById("viewer-body");

dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
dialog.addEventListener("close", () => body.replaceChildren());

// Shows a result in full, with its files to download.
export function openViewer(job) {
  body.replaceChildren(
    h("div", { class: "files" }, job.files.map(media).filter(Boolean)),
    h("div", { class: "viewer-text" },
      h("p", {}, job.title ?? ""),
      h("div", { class: "viewer-actions" },
        h("span", { class: "muted" }, `${providerName(job.provider)} · ${job.model}`),
        h("span", { class: "viewer-actions" }, job.files.map(file => h("a", { href: file.url, download: file.name }, icon("down"), file.name)))),
      h("form", { method: "dialog" }, h("button", { class: "quiet" }, "Close"))));
  dialog.showModal();
}

function media(file) {
  if (file.type.startsWith("image/")) return h("img", { src: file.url, alt: "" });
  if (file.type.startsWith("video/")) return h("video", { src: file.url, controls: true, autoplay: true, muted: true, loop: true, playsInline: true });
  if (file.type.startsWith("audio/")) return h("audio", { src: file.url, controls: true });
  return null;
}
