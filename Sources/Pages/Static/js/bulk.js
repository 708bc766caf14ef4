// Many cases at once: X ticks the one under the focus, Shift+X all from the last ticked one to it; the list of people comes when
// somebody is about to choose one.
import { fragment } from "./server.js";
import { sayCount } from "./words.js";

const form = document.querySelector("form.bulk");
let last;

if (form) {
  const head = form.querySelector("th.tick");
  const all = document.createElement("input");
  all.type = "checkbox";
  all.setAttribute("aria-label", head.textContent.trim());
  head.replaceChildren(all);
  all.addEventListener("change", () => {
    for (const box of boxes()) box.checked = all.checked;
    count();
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "case") {
      last = event.target;
      count();
    }
    if (event.target.name === "act") fill();
  });
  form.addEventListener("click", (event) => {
    if (event.shiftKey && event.target.name === "case" && last) reach(event.target, event.target.checked);
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.code !== "KeyX") return;
    if (document.querySelector("dialog[open]") || event.target.matches("textarea, select, input:not([type=checkbox])")) return;
    const box = document.activeElement?.closest("tr")?.querySelector("input[name=case]");
    if (!box) return;
    event.preventDefault();
    if (event.shiftKey && last) reach(box, true);
    else box.checked = !box.checked;
    last = box;
    count();
  });
  count();
  fill();
}

function boxes() {
  return [...form.querySelectorAll("input[name=case]")];
}

function reach(box, checked) {
  const list = boxes();
  const [from, to] = [list.indexOf(last), list.indexOf(box)].sort((one, other) => one - other);
  if (from >= 0) for (const one of list.slice(from, to + 1)) one.checked = checked;
}

function count() {
  const ticked = boxes().filter((box) => box.checked).length;
  form.querySelector("[data-bulk-count]").textContent = sayCount("js.bulk-chosen", ticked);
  const all = form.querySelector("th.tick input");
  all.checked = ticked > 0 && ticked === boxes().length;
  all.indeterminate = ticked > 0 && !all.checked;
}

async function fill() {
  const place = form.querySelector("[data-bulk-fill]");
  if (!place || !["hand-over", "own"].includes(form.elements.act.value)) return;
  try {
    const fresh = await fragment(place.dataset.bulkFill);
    const chosen = place.querySelector("select").value;
    place.replaceChildren(...fresh.childNodes);
    place.querySelector("select").value = chosen;
    delete place.dataset.bulkFill;
  } catch {
    // The lines can still be chosen, and the link leads to the rest.
  }
}
