// Ctrl+K: finds any client, case, person, report, page, and any act of this page.
import { fragment } from "./server.js";
import { say, sayCount } from "./words.js";

const form = document.querySelector("form[data-palette]");
let dialog, input, list, hint, search;

if (form) {
  form.querySelector("input").addEventListener("key-focus", () => open(""));
  form.addEventListener("click", () => open(""));
  form.querySelector("input").addEventListener("input", (event) => open(event.target.value));
}

function build() {
  dialog = document.createElement("dialog");
  dialog.className = "palette";
  dialog.setAttribute("aria-label", say("js.find-title"));
  input = document.createElement("input");
  const attributes = {
    type: "search", placeholder: say("js.find-hint"), role: "combobox", autocomplete: "off", "aria-expanded": "true",
    "aria-controls": "palette-list", "aria-label": say("js.find-title"), "aria-autocomplete": "list",
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  list = document.createElement("ul");
  list.id = "palette-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say("js.find-title"));
  hint = document.createElement("p");
  hint.className = "hint";
  hint.setAttribute("role", "status");
  dialog.append(input, list, hint);
  document.body.append(dialog);
  input.addEventListener("input", look);
  input.addEventListener("keydown", move);
  list.addEventListener("click", (event) => choose(event.target.closest('[role="option"]'), event));
  dialog.addEventListener("close", () => document.getElementById("main")?.focus({ preventScroll: true }));
}

function open(text) {
  if (!dialog) build();
  if (dialog.open) return;
  form.querySelector("input").value = "";
  input.value = text;
  dialog.showModal();
  look();
}

let wait;
function look() {
  clearTimeout(wait);
  const query = input.value.trim();
  show(acts(query));
  hint.textContent = "";
  if (query.length < 2) return;
  wait = setTimeout(async () => {
    search?.abort();
    search = new AbortController();
    try {
      const found = await fragment(`/find?q=${encodeURIComponent(query)}`, { signal: search.signal });
      const links = [...found.querySelectorAll("a[href]")];
      const lines = links.map((link, place) => {
        const line = option(link, () => location.assign(link.href));
        // The first of each kind says what they are.
        if (link.dataset.group !== links[place - 1]?.dataset.group) line.dataset.group = link.dataset.group;
        return line;
      });
      show([...lines, ...acts(query)]);
      hint.textContent = links.length ? sayCount("js.results", links.length) : say("js.find-nothing");
    } catch (error) {
      if (error.name !== "AbortError") hint.textContent = say("js.lost");
    }
  }, 90);
}

function acts(query) {
  const wanted = query.toLowerCase();
  const seen = new Set();
  return [...document.querySelectorAll("[data-key]")]
    .filter((element) => !form.contains(element) && !element.closest("dialog"))
    .map((element) => [element, element.dataset.keyLabel ?? element.textContent.trim()])
    .filter(([, label]) => label.toLowerCase().includes(wanted) && !seen.has(label) && seen.add(label))
    .slice(0, query ? 5 : 9)
    .map(([element, label]) => {
      const face = document.createElement("span");
      const name = document.createElement("span");
      name.textContent = label;
      const key = document.createElement("kbd");
      key.textContent = element.dataset.key.toUpperCase();
      face.append(name, key);
      return option(face, () => (dialog.close(), element.matches("input, textarea, select") ? element.focus() : element.click()));
    });
}

function option(face, act) {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.append(...[...face.childNodes].map((node) => node.cloneNode(true)));
  item.act = act;
  return item;
}

function show(options) {
  list.replaceChildren(...options);
  options.forEach((one, place) => (one.id = `palette-${place}`));
  select(options[0]);
}

function select(one) {
  for (const other of list.children) other.setAttribute("aria-selected", String(other === one));
  if (one) input.setAttribute("aria-activedescendant", one.id);
  else input.removeAttribute("aria-activedescendant");
  one?.scrollIntoView({ block: "nearest" });
}

function move(event) {
  const options = [...list.children];
  const place = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") select(options[Math.min(options.length - 1, place + 1)]);
  else if (event.key === "ArrowUp") select(options[Math.max(0, place - 1)]);
  else if (event.key === "Enter") choose(options[place], event);
  else return;
  event.preventDefault();
}

function choose(one, event) {
  if (!one) return;
  event.preventDefault();
  one.act();
}
