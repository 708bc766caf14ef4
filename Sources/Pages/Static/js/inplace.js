// A form in the bar is sent without leaving the page, on which somebody may be writing; what it changed is fetched anew.
import { refresh } from "./live.js";

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-in-place]");
  if (!form) return;
  event.preventDefault();
  const menu = form.closest("details.menu");
  if (menu) menu.open = false;
  try {
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Fragment": "1" } });
    if (!answer.ok) throw new Error(String(answer.status));
    for (const part of document.querySelectorAll(form.dataset.inPlace)) refresh(part);
  } catch {
    // The page that comes then says why not.
    delete form.dataset.inPlace;
    form.requestSubmit(event.submitter);
  }
});
