// Colleagues who can be called by an @ in a note: a list of them while one types, gone through with the arrows.
import { fragment } from "./server.js";
import { say, sayCount } from "./words.js";

const typed = /(?:^|[^\p{L}\p{N}._%+@-])@([\p{L}\p{N}][\p{L}\p{N}._-]{0,59})?$/u;

for (const area of document.querySelectorAll("textarea[data-mentions]")) offer(area);

function offer(area) {
  const list = document.createElement("ul");
  list.id = `${area.id}-colleagues`;
  list.className = "mentions";
  list.hidden = true;
  // In the top layer no pane cuts it off.
  list.popover = "manual";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say("js.colleagues"));
  const state = document.createElement("span");
  state.className = "visually-hidden";
  state.setAttribute("role", "status");
  (area.closest(".spelling") ?? area).after(list, state);
  for (const [name, value] of [["autocomplete", "list"], ["haspopup", "listbox"], ["controls", list.id]]) area.setAttribute(`aria-${name}`, value);

  let search;
  area.addEventListener("input", look);
  area.addEventListener("click", () => list.hidden || look());
  area.addEventListener("blur", close);
  // Without this the field would lose the focus, and the list with it, before it is known what was pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose(event.target.closest('[role="option"]')));
  // Before anybody else hears of the key: Esc closes the list and not the page.
  area.addEventListener("keydown", move, true);

  function beginning() {
    if (area.selectionStart !== area.selectionEnd) return null;
    const found = area.value.slice(0, area.selectionStart).match(typed);
    return found && (found[1] ?? "");
  }

  async function look() {
    search?.abort();
    const wanted = beginning();
    if (wanted === null) return close();
    search = new AbortController();
    try {
      const found = await fragment(`${area.dataset.mentions}?q=${encodeURIComponent(wanted)}`, { signal: search.signal });
      if (beginning() === wanted) show([...found.querySelectorAll("li")]);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function show(people) {
    people.forEach((one, place) => {
      one.id = `${list.id}-${place}`;
      one.setAttribute("role", "option");
    });
    list.replaceChildren(...people);
    list.hidden = people.length === 0;
    if (list.hidden) return close();
    place();
    list.showPopover?.();
    state.textContent = people.length ? sayCount("js.colleagues", people.length) : "";
    select(people[0]);
  }

  /** Above the field, where neither the page's end nor a phone's keys are. */
  function place() {
    const field = area.getBoundingClientRect();
    list.style.left = `${field.left}px`;
    list.style.bottom = `${innerHeight - field.top + 4}px`;
    list.style.width = `${Math.min(field.width, 420)}px`;
  }

  function close() {
    search?.abort();
    if (!list.hidden) list.hidePopover?.();
    list.hidden = true;
    state.textContent = "";
    select(undefined);
  }

  function select(one) {
    for (const other of list.children) other.setAttribute("aria-selected", String(other === one));
    if (one) area.setAttribute("aria-activedescendant", one.id);
    else area.removeAttribute("aria-activedescendant");
    one?.scrollIntoView({ block: "nearest" });
  }

  function move(event) {
    if (list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const people = [...list.children];
    const place = people.findIndex((one) => one.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") select(people[(place + 1) % people.length]);
    else if (event.key === "ArrowUp") select(people[(place + people.length - 1) % people.length]);
    else if (event.key === "Enter" || event.key === "Tab") choose(people[place]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function choose(one) {
    if (!one) return;
    const end = area.selectionStart;
    const start = end - (beginning() ?? "").length;
    close();
    area.focus();
    area.setSelectionRange(start, end);
    const login = `${one.dataset.login} `;
    // As if it was typed, so that the browser can undo it.
    if (!document.execCommand("insertText", false, login)) {
      area.setRangeText(login, start, end, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    close();
  }
}
