// What forms, dialogs and notices do beyond what the browser does by itself.
import { closeButton } from "./close.js";
import { say } from "./words.js";

// A form is sent once, however often its button is pressed; slow answers say so.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || event.submitter?.formTarget === "_blank") return;
  if (form.dataset.sending) return event.preventDefault();
  form.dataset.sending = "1";
  const button = event.submitter;
  setTimeout(() => {
    for (const other of form.querySelectorAll('button[type="submit"]')) other.setAttribute("aria-disabled", "true");
    const label = button?.querySelector("span");
    if (label && form.method === "post") {
      button.dataset.label = label.textContent;
      label.textContent = say("js.sending");
    }
  }, 400);
});

// The back button may show this page again as it was left.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
  for (const button of document.querySelectorAll("button[aria-disabled]")) {
    button.removeAttribute("aria-disabled");
    if (button.dataset.label) button.querySelector("span").textContent = button.dataset.label;
  }
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
    dialog.querySelector("[autofocus], input:not([type=hidden]), select, textarea")?.focus();
  }
  if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
  if (event.target instanceof HTMLDialogElement && !inside(event, event.target)) event.target.close();
});

function inside(event, dialog) {
  const box = dialog.getBoundingClientRect();
  return event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
}

for (const notice of document.querySelectorAll("[data-notice]")) {
  const close = closeButton();
  close.addEventListener("click", () => notice.remove());
  notice.append(close);
}

// A list follows each choice that narrows it down; what is typed waits for Enter.
for (const form of document.querySelectorAll("form[data-follows]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

// After a refusal: to the first field that is to be mended.
document.querySelector(".field.invalid :is(input, select, textarea)")?.focus();
