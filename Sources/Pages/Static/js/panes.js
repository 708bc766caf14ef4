// Each pane of the desk is found again as it was left.
const panes = () => [...document.querySelectorAll(".pane[id]")];
const key = (pane) => `scroll:${pane.id === "pane-list" ? "" : location.pathname}:${pane.id}`;

for (const pane of panes()) {
  const top = Number(sessionStorage.getItem(key(pane)));
  if (top) pane.scrollTop = top;
}

window.addEventListener("pagehide", () => {
  for (const pane of panes()) sessionStorage.setItem(key(pane), String(pane.scrollTop));
});
