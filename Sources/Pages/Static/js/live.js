// Live news: the server says which topics have changed, the page fetches what shows them. Nothing moves under the hand.
import { fragment, page } from "./server.js";
import { say, sayCount } from "./words.js";

const shown = () => [...document.querySelectorAll("[data-live-topic]")];
const main = document.getElementById("main");
const waiting = new Map();
let stream, hiddenTimer, lostTimer, lostNotice;

const topics = new Set((main?.dataset.liveTopics ?? "").split(" ").filter(Boolean));
for (const element of shown()) for (const topic of topicsOf(element)) topics.add(topic);
if (topics.size > 0) listen();

function topicsOf(element) {
  return element.dataset.liveTopic.split(" ").filter(Boolean);
}

// A browser has few lines to one server: a page that nobody sees gives its own back, or many tabs would take them all.
document.addEventListener("visibilitychange", () => {
  clearTimeout(hiddenTimer);
  if (document.hidden) hiddenTimer = setTimeout(() => stream?.close(), 10_000);
  else if (stream?.readyState === EventSource.CLOSED) listen(true);
});

function listen(hasBeenAway = false) {
  stream = new EventSource(`/live?topics=${encodeURIComponent([...topics].join(" "))}`);
  stream.addEventListener("news", (event) => hear(new Set(event.data.split(" "))));
  stream.addEventListener("lost", () => hear(topics));
  stream.addEventListener("open", () => {
    clearTimeout(lostTimer);
    lostTimer = undefined;
    lostNotice?.remove();
    lostNotice = undefined;
    // What is over in a moment may be over before the page listens, so it is asked for once.
    for (const element of shown()) if ("liveEager" in element.dataset) refresh(element);
    if (hasBeenAway) hear(topics);
    hasBeenAway = false;
  });
  stream.addEventListener("error", () => {
    lostTimer ??= setTimeout(tellLost, 5000);
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => document.hidden || listen(true), 5000);
  });
}

window.addEventListener("pagehide", () => stream?.close());
window.addEventListener("pageshow", (event) => event.persisted && stream && listen(true));

function hear(spoken) {
  main?.dispatchEvent(new CustomEvent("live-news", { detail: [...spoken] }));
  const changed = shown().filter((element) => topicsOf(element).some((topic) => spoken.has(topic)));
  for (const element of changed) refresh(element);
}

/** What has no address of its own is taken out of the whole page anew. */
export async function refresh(element) {
  // What is filled with more care does it itself.
  if (!element.dispatchEvent(new CustomEvent("live-refresh", { cancelable: true }))) return;
  try {
    const source = element.dataset.liveSrc;
    const fresh = source ? await fragment(source) : (await page(location.href)).getElementById(element.id);
    if (!fresh || fresh.innerHTML === content(element)) return;
    if (isUnderHand(element)) offer(element, fresh);
    else replace(element, fresh);
  } catch {
    // The next news will try again.
  }
}

/** Without the pill, which is not part of it. */
function content(element) {
  const copy = element.cloneNode(true);
  copy.querySelector(":scope > .new-pill")?.remove();
  return copy.innerHTML;
}

function isUnderHand(element) {
  // A word that says how things stand right now does not move anything.
  if ("liveAtOnce" in element.dataset) return false;
  return element.matches(":hover") || (element.contains(document.activeElement) && document.activeElement !== element);
}

function offer(element, fresh) {
  const before = waiting.get(element);
  const count = (before?.count ?? 0) + 1;
  waiting.set(element, { fresh, count });
  let pill = element.querySelector(":scope > .new-pill");
  if (!pill) {
    pill = document.createElement("button");
    pill.type = "button";
    pill.className = "new-pill";
    pill.title = say("js.new-show");
    pill.addEventListener("click", () => apply(element));
    element.prepend(pill);
    const leave = () => setTimeout(() => isUnderHand(element) || apply(element), 300);
    element.addEventListener("pointerleave", leave, { once: true });
    element.addEventListener("focusout", leave, { once: true });
  }
  pill.textContent = sayCount("js.new", count);
}

function apply(element) {
  const kept = waiting.get(element);
  if (!kept) return;
  waiting.delete(element);
  replace(element, kept.fresh);
}

function replace(element, fresh) {
  const top = element.scrollTop;
  element.replaceChildren(...fresh.childNodes);
  element.scrollTop = top;
}

function tellLost() {
  lostNotice = document.createElement("div");
  lostNotice.className = "notice";
  const text = document.createElement("p");
  text.textContent = say("js.lost");
  lostNotice.append(text);
  document.getElementById("notices")?.append(lostNotice);
}
