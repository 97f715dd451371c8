import { credits, h, icon, outputOf, providerName } from "./dom.js";
import { openViewer } from "./viewer.js";

const jobs = new Map();
const cards = new Map();
const container = document.getElementById("cards");
const kinds = new Map();

export const learnKinds = models => models.forEach(model => kinds.set(`${model.provider}/${model.name}`, outputOf(model.kind)));

// Every change of a job arrives here; the version keeps an older state from replacing a newer one.
export function put(job) {
  const known = jobs.get(job.key);
  if (known && known.version > job.version) return;
  jobs.set(job.key, job);
  const card = draw(job);
  const old = cards.get(job.key);
  if (old) old.replaceWith(card); else insert(job, card);
  cards.set(job.key, card);
  summarize();
}

// Called each second, for the times of running jobs.
export function tick() {
  for (const job of jobs.values()) {
    if (isRunning(job)) {
      const time = cards.get(job.key)?.querySelector("[data-elapsed]");
      if (time) time.textContent = elapsed(job);
    }
  }
}

const isRunning = job => !job.isDone && ["intent", "open", "succeeded"].includes(job.state);

// Newest first.
function insert(job, card) {
  const next = [...jobs.values()].filter(one => one.createdAt < job.createdAt && cards.has(one.key)).sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0];
  container.insertBefore(card, next ? cards.get(next.key) : null);
}

function draw(job) {
  return h("article", { class: "card", "data-key": job.key, "data-state": job.state, "data-done": String(job.isDone) },
    stage(job),
    h("div", { class: "card-text" },
      h("p", { class: "title" }, job.title ?? "No prompt"),
      isFailed(job) && job.reason ? h("p", { class: "reason" }, job.reason) : null,
      h("p", { class: "meta" }, h("span", { title: `${providerName(job.provider)} ${job.model}` }, job.model), h("span", {}, charge(job)))));
}

function stage(job) {
  if (isRunning(job)) {
    const text = job.state === "succeeded" ? "Saving" : status(job.status ?? "submitted");
    return h("div", { class: "stage running" }, h("div", { class: "status" }, h("b", {}, text), h("span", { "data-elapsed": "" }, elapsed(job))));
  }
  if (job.files.length === 0) {
    return h("div", { class: isFailed(job) ? "stage failed" : "stage" }, h("div", { class: "status" }, icon("alert"), h("b", {}, status(job.state))));
  }
  const [file] = job.files;
  const more = job.files.length > 1 ? h("span", { class: "more-files" }, `+${job.files.length - 1}`) : null;
  if (file.type.startsWith("image/")) return h("div", { class: "stage" }, opener(job, h("img", { src: file.url, alt: job.title ?? "", loading: "lazy" })), more);
  if (file.type.startsWith("video/")) return h("div", { class: "stage" }, opener(job, h("video", { src: file.url, muted: true, loop: true, playsInline: true, preload: "metadata", onmouseenter: event => event.target.play().catch(() => {}), onmouseleave: event => event.target.pause() })), more);
  if (file.type.startsWith("audio/")) return h("div", { class: "stage" }, h("audio", { src: file.url, controls: true, preload: "metadata" }), more);
  return h("div", { class: "stage" }, opener(job, icon(kinds.get(`${job.provider}/${job.model}`) ?? "image")), more);
}

const opener = (job, content) => h("button", { type: "button", "aria-label": `Open: ${job.title ?? job.model}`, onclick: () => openViewer(job) }, content);

const isFailed = job => ["failed", "refused", "gone", "expired", "uncertain", "not_sent", "overdue"].includes(job.state);

const status = text => { const words = text.replaceAll("_", " ").toLowerCase(); return words.charAt(0).toUpperCase() + words.slice(1); };

function elapsed(job) {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(job.createdAt)) / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function charge(job) {
  if (job.creditsUsed === null) return "";
  return job.creditsRefunded ? `${credits(job.creditsRefunded)} refunded` : credits(job.creditsUsed);
}

function summarize() {
  const all = [...jobs.values()];
  const running = all.filter(isRunning).length;
  document.getElementById("no-jobs").hidden = all.length > 0;
  document.getElementById("totals").textContent = all.length === 0 ? "" : running > 0 ? `${running} running` : `${all.length} ${all.length === 1 ? "job" : "jobs"}`;
  const count = document.getElementById("running");
  count.hidden = running === 0;
  count.textContent = String(running);
}
