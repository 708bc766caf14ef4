// The composer of a case: whichever tab is chosen, one can type at once, and what is sent goes over what has been seen.
import { markDemands } from "./demands.js";
import { fragment } from "./server.js";

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
    const form = part.querySelector("form.escalate");
    if (form) markDemands(form);
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
