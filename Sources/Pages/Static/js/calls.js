// One's own call, at the right of every page: slides in when it rings, moves with it, and leaves alone what one is typing.
import { fragment } from "./server.js";
import { say } from "./words.js";

const place = document.getElementById("call-panel");
const written = new WeakMap();
let asked = 0;
let pressed = Promise.resolve();

if (place) {
  remember(place);
  fold(sessionStorage.getItem("call-folded") === current()?.dataset.call);
  place.addEventListener("live-refresh", (event) => {
    event.preventDefault();
    refresh();
  });
  place.addEventListener("input", (event) => piece(event.target)?.setAttribute("data-typed", ""));
  place.addEventListener("submit", send);
  place.addEventListener("keydown", typeKey);
  place.addEventListener("toggle", (event) => event.target.open && event.target.querySelector("select, input:not([type=hidden]), textarea, button")?.focus(), true);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-folds-call]")) fold(!place.classList.contains("folded"));
  });
}

function current() {
  return place.querySelector(".call");
}

function piece(element) {
  return element.closest("[data-piece]");
}

async function refresh() {
  const turn = ++asked;
  try {
    const fresh = (await fragment(place.dataset.liveSrc)).querySelector(".call");
    if (turn === asked) show(fresh);
  } catch {
    // The next news will try again.
  }
}

function show(fresh) {
  const old = current();
  if (!fresh) {
    // What was being written about a call that is over can still be sent.
    if (!old?.querySelector('[data-piece="wrap-up"][data-typed]')) place.replaceChildren();
    return;
  }
  if (old?.dataset.call !== fresh.dataset.call) {
    place.replaceChildren(fresh);
    remember(place);
    return fold(false);
  }
  Object.assign(old.dataset, fresh.dataset);
  const kept = new Map([...old.querySelectorAll(":scope > [data-piece]")].map((one) => [one.dataset.piece, one]));
  const pieces = [...fresh.querySelectorAll(":scope > [data-piece]")];
  const names = new Set(pieces.map((one) => one.dataset.piece));
  for (const [name, one] of kept) if (!names.has(name)) one.remove();
  let before = null;
  for (const one of pieces) before = settle(old, kept.get(one.dataset.piece), one, before);
}

/** What the server writes as before stays as it is, with what was typed in it. */
function settle(call, old, fresh, before) {
  if (old && (written.get(old) === fresh.innerHTML || "typed" in old.dataset)) return old;
  written.set(fresh, fresh.innerHTML);
  if (old) old.replaceWith(fresh);
  else if (before) before.after(fresh);
  else call.prepend(fresh);
  return fresh;
}

function remember(root) {
  for (const one of root.querySelectorAll("[data-piece]")) written.set(one, one.innerHTML);
}

/** The page stays: one may be writing in it. */
async function send(event) {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  event.stopPropagation();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  if (form.matches(".call-keypad")) return press(form, body);
  if (form.dataset.sending) return;
  form.dataset.sending = "1";
  try {
    const answer = await post(form, body);
    if (!answer.ok) return complain(form, await answer.text());
    const part = piece(form);
    delete part?.dataset.typed;
    form.closest("details")?.removeAttribute("open");
    if (part) written.delete(part);
    await refresh();
  } catch {
    complain(form, say("js.lost"));
  } finally {
    delete form.dataset.sending;
  }
}

function post(form, body) {
  return fetch(form.action, { method: "POST", body, headers: { "X-Fragment": "1" } });
}

/** Keys go out in the order in which they were pressed, however fast that was. */
function press(form, body) {
  pressed = pressed.then(async () => {
    const answer = await post(form, body);
    if (!answer.ok) complain(form, await answer.text());
  }).catch(() => complain(form, say("js.lost")));
}

function typeKey(event) {
  const key = event.target.closest(".call-keypad")?.querySelector(`button[value="${CSS.escape(event.key)}"]`);
  if (!key || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  key.click();
}

function complain(form, text) {
  form.querySelector(".call-complaint")?.remove();
  const line = document.createElement("p");
  line.className = "error call-complaint";
  line.setAttribute("role", "alert");
  line.textContent = new DOMParser().parseFromString(text, "text/html").body.textContent.trim();
  form.append(line);
}

function fold(isFolded) {
  place.classList.toggle("folded", isFolded);
  const name = current()?.dataset.call;
  if (isFolded && name) sessionStorage.setItem("call-folded", name);
  else sessionStorage.removeItem("call-folded");
}
