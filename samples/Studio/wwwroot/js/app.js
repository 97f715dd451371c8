import { get, post } from "./api.js";
import { providerName } from "./dom.js";
import { buildForm } from "./form.js";
import { learnKinds, put, tick } from "./gallery.js";
import { key, modelList } from "./models.js";
import { showPrice, showProblems } from "./price.js";

const [studio, models] = await Promise.all([get("/api/studio"), get("/api/models")]);
let model = null;
let form = null;
let violations = [];
let pending = null;
let timer = 0;

showMode(studio.body.emulated);
learnKinds(models.body);
const list = modelList(models.body, picked => { location.hash = `#/${key(picked)}`; show("create"); });

window.addEventListener("hashchange", openHash);
document.querySelectorAll("[data-show]").forEach(button => button.addEventListener("click", () => show(button.dataset.show)));
document.getElementById("form").addEventListener("submit", submit);
show(document.body.dataset.view);
await openHash();

const events = new EventSource("/api/jobs/events");
events.addEventListener("job", event => put(JSON.parse(event.data)));
setInterval(tick, 1000);
document.documentElement.dataset.ready = "true";

function showMode(emulated) {
  const badge = document.getElementById("mode");
  badge.hidden = false;
  badge.classList.toggle("real", emulated.length < 3);
  badge.textContent = emulated.length === 3 ? "Emulator: nothing is charged" : emulated.length === 0 ? "Jobs cost credits" : `Emulated: ${emulated.map(providerName).join(", ")}`;
}

function show(view) {
  document.body.dataset.view = view;
  document.querySelectorAll("[data-show]").forEach(button => button.setAttribute("aria-current", String(button.dataset.show === view)));
}

async function openHash() {
  const wanted = decodeURIComponent(location.hash.slice(2));
  const found = models.body.find(one => key(one) === wanted);
  if (!found) return;
  const answer = await get(`/api/models/form?provider=${encodeURIComponent(found.provider)}&model=${encodeURIComponent(found.name)}`);
  if (!answer.ok) return;
  model = answer.body;
  violations = [];
  form = buildForm(model, quoteSoon);
  showProblems([]);
  list.mark(found);
  document.getElementById("no-model").hidden = true;
  document.getElementById("form").hidden = false;
  document.getElementById("create").scrollTop = 0;
  if (document.body.dataset.view === "models") show("create");
  await quote();
}

function quoteSoon() {
  clearTimeout(timer);
  timer = setTimeout(quote, 150);
}

const call = () => ({ provider: model.provider, model: model.name, parameters: form.read() });

// The price and the messages of exactly what would be sent; an answer that a newer question has overtaken is dropped.
async function quote() {
  clearTimeout(timer);
  pending?.abort();
  const own = pending = new AbortController();
  try {
    const answer = await post("/api/quote", call(), own.signal);
    if (!answer.ok) return;
    violations = answer.body.violations;
    showPrice(answer.body.cost);
    showProblems(form.show(violations).map(one => one.message));
  } catch (error) {
    if (error.name !== "AbortError") showProblems(["The server does not answer."]);
  }
}

async function submit(event) {
  event.preventDefault();
  const button = document.getElementById("submit");
  if (button.disabled) return;
  button.disabled = true;
  try {
    await quote();
    const answer = await post("/api/jobs", call());
    if (answer.ok) {
      put(answer.body);
      showProblems([]);
      if (innerWidth <= 1120) show("gallery");
      return;
    }
    const general = form.askAll(answer.body?.violations ?? []).map(one => one.message);
    showProblems(answer.body?.violations?.length > 0 ? general : [answer.body?.message ?? "The request was not accepted."]);
  } catch {
    showProblems(["The server does not answer. If the request reached it, the job appears in the results."]);
  } finally {
    button.disabled = false;
  }
}
