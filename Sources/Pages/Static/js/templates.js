// Texts that are written often go in at the cursor: chosen from the list, or by a slash and their key, then a space or Tab.
const list = document.querySelector("[data-templates]");
const field = list?.closest("form")?.querySelector("textarea");

if (field) {
  list.addEventListener("click", (event) => {
    const link = event.target.closest("[data-template]");
    if (!link) return;
    event.preventDefault();
    const menu = link.closest("details");
    if (menu) menu.open = false;
    put(link, field.selectionStart, field.selectionEnd);
  });
  field.addEventListener("keydown", (event) => {
    if ((event.key !== " " && event.key !== "Tab") || event.ctrlKey || event.altKey || event.metaKey) return;
    const end = field.selectionStart;
    if (end !== field.selectionEnd) return;
    const typed = field.value.slice(0, end).match(/(?:^|\s)\/([\p{L}\p{N}-]+)$/u);
    const link = typed && [...list.querySelectorAll("[data-shortcut]")].find((one) => one.dataset.shortcut === typed[1].toLowerCase());
    if (!link) return;
    event.preventDefault();
    put(link, end - typed[1].length - 1, end);
  });
}

async function put(link, start, end) {
  const answer = await fetch(`${list.dataset.templates}/${link.dataset.template}`);
  if (!answer.ok) return location.assign(link.href);
  const text = await answer.text();
  field.focus();
  field.setSelectionRange(start, end);
  // As if it was typed, so that the browser can undo it.
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
