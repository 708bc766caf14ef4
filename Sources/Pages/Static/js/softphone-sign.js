// How the telephone in its own window stands, on every other page: whether it is there, and what rings. What answers it from here
// has data-softphone-wish; the style sheet shows it when it can be done.
import { say } from "./words.js";

const sign = document.querySelector("[data-softphone-sign]");
if (document.querySelector("[data-softphone-page]")) import("./softphone.js");
else if (sign) watch();

function watch() {
  const phone = new BroadcastChannel("highrock-softphone");
  phone.addEventListener("message", ({ data }) => data.state && show(data));
  phone.postMessage({ ask: true });
  document.addEventListener("click", (event) => {
    const wish = event.target.closest("[data-softphone-wish]")?.dataset.softphoneWish;
    if (wish) phone.postMessage({ wish });
  });
  sign.addEventListener("click", (event) => {
    event.preventDefault();
    // A window that is there is shown again and not loaded anew, or a talk would end.
    open(sign.dataset.state ? "" : sign.href, "highrock-softphone", "popup,width=400,height=640")?.focus();
  });
}

function show({ state, name, number }) {
  const isThere = !["off", "replaced"].includes(state);
  if (isThere) sign.dataset.state = state;
  else delete sign.dataset.state;
  document.documentElement.dataset.softphone = state;
  const caller = state === "ringing" ? `: ${name || number || say("js.softphone-unknown")}` : "";
  sign.title = say(`js.softphone-${state}`) + caller;
  sign.setAttribute("aria-label", sign.title);
}
