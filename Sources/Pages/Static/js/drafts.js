// Nothing typed is lost: at once kept in this browser, a moment later at the server.
import { send } from "./server.js";
import { say } from "./words.js";

for (const area of document.querySelectorAll(":is(textarea, input)[data-draft]")) keep(area);

function keep(area) {
  const place = area.dataset.draft;
  const key = `draft:${place}`;
  const sent = `sent:${place}`;
  const state = document.createElement("span");
  state.className = "draft-state";
  state.setAttribute("role", "status");
  area.after(state);

  if (localStorage.getItem(sent) && area.value === "") localStorage.removeItem(key);
  localStorage.removeItem(sent);
  const kept = localStorage.getItem(key);
  if (kept && area.value === "") {
    area.value = kept;
    state.textContent = say("js.draft-local");
  }

  let timer;
  area.addEventListener("input", () => {
    localStorage.setItem(key, area.value);
    clearTimeout(timer);
    timer = setTimeout(toServer, 1200);
  });
  area.form?.addEventListener("submit", () => {
    clearTimeout(timer);
    localStorage.setItem(sent, "1");
  });
  window.addEventListener("pagehide", () => {
    if (localStorage.getItem(key) && !localStorage.getItem(sent)) toServer();
  });

  async function toServer() {
    const text = area.value;
    try {
      const url = `/drafts/${encodeURIComponent(place)}`;
      const answer = await (text.trim() === "" ? send("DELETE", url) : send("PUT", url, text));
      if (!answer.ok) throw new Error(String(answer.status));
      if (area.value === text) localStorage.removeItem(key);
      state.textContent = text.trim() === "" ? "" : say("js.draft-kept");
    } catch {
      state.textContent = say("js.draft-local");
    }
  }
}
