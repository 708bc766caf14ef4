// Menus: one at a time; its first act is ready to be pressed; a press elsewhere closes it.
document.addEventListener(
  "toggle",
  (event) => {
    const menu = event.target;
    if (!menu.matches?.("details.menu") || !menu.open) return;
    for (const other of document.querySelectorAll("details.menu[open]")) if (other !== menu) other.open = false;
    if (!menu.matches(".sure")) menu.querySelector(".menu-list :is(button, a, input:not([type=hidden]), textarea, select)")?.focus();
  },
  true,
);

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
