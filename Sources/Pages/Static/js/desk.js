// What the pages of the desk do beyond what the frame does: the composer, links to copy, filters that follow.
import { fragment } from "./server.js";
import "./presence.js";

document.documentElement.classList.add("scripted");

// The composer: whichever tab is chosen, one can type at once.
const composer = document.querySelector(".composer");
composer?.addEventListener("change", (event) => {
  if (event.target.name !== "write") return;
  const part = composer.querySelector(`[data-part="${event.target.value}"]`);
  fill(part);
  part.querySelector(".field.invalid :is(input, select, textarea), textarea, select, input:not([type=hidden])")?.focus();
  part.scrollIntoView({ block: "nearest" });
});
for (const label of composer?.querySelectorAll(".composer-tabs label") ?? []) {
  label.addEventListener("click", () => {
    const tab = document.getElementById(label.htmlFor);
    if (tab.checked) queueMicrotask(() => tab.dispatchEvent(new Event("change", { bubbles: true })));
  });
}

/** A long list comes when somebody is about to use it. */
async function fill(part) {
  const place = part.querySelector("[data-fill]");
  if (!place) return;
  try {
    const fresh = await fragment(place.dataset.fill);
    const old = place.querySelector("select");
    const chosen = old.value;
    const focused = document.activeElement === old;
    place.replaceWith(...fresh.childNodes);
    const select = part.querySelector("select");
    select.value = chosen;
    if (focused) select.focus();
  } catch {
    // The lines can be chosen as they are, and the link below leads to the rest.
  }
}

// What has been seen counts: when the timeline has been filled again, answers and hand-overs go over the newer version.
const story = document.querySelector(".case-story-inside");
if (story && composer) {
  new MutationObserver(() => {
    const version = story.querySelector("[data-version]")?.dataset.version;
    if (!version || story.querySelector(":scope > .new-pill")) return;
    for (const field of composer.querySelectorAll("form.follows input[name=version]")) field.value = version;
  }).observe(story, { childList: true });
}

// Menus of acts: the first one is ready to be pressed; one menu at a time.
document.addEventListener(
  "toggle",
  (event) => {
    const menu = event.target;
    if (!menu.matches?.("details.act-menu") || !menu.open) return;
    for (const other of document.querySelectorAll("details.menu[open]")) if (other !== menu) other.open = false;
    menu.querySelector(".menu-list :is(button, a, input:not([type=hidden]))")?.focus();
  },
  true,
);

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copies);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.copied;
  } catch {
    // It is selected: Ctrl+C copies it.
  }
});

// Filters follow each choice.
for (const form of document.querySelectorAll("form[data-follows]")) {
  form.addEventListener("change", () => form.requestSubmit());
}
