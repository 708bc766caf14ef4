// Who has this case open: a sign of life now and then, at once when one begins to write, and when the page is left.
const place = document.querySelector("[data-presence]");
const beat = 15_000;
const pause = 4_000;
const token = () => document.querySelector('meta[name="csrf"]')?.content ?? "";
let isWriting = false;
let quiet, timer;

if (place) {
  tell();
  document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : tell()));
  window.addEventListener("pagehide", () => send({ gone: "yes" }, true));
  document.addEventListener("input", (event) => {
    if (!event.target.closest(".composer")) return;
    clearTimeout(quiet);
    quiet = setTimeout(() => write(false), pause);
    write(true);
  });
}

function write(now) {
  if (now === isWriting) return;
  isWriting = now;
  tell();
}

async function tell() {
  clearTimeout(timer);
  if (document.hidden) return;
  timer = setTimeout(tell, beat);
  try {
    const answer = await send(isWriting ? { writing: "yes" } : {});
    if (answer.ok) show(await answer.text());
  } catch {
    // The next beat will tell.
  }
}

function send(fields, isLast = false) {
  return fetch(place.dataset.presence, {
    method: "POST",
    body: new URLSearchParams(fields),
    keepalive: isLast,
    headers: { "X-CSRF-Token": token(), "X-Fragment": "1" },
  });
}

function show(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html").body;
  if (fresh.innerHTML !== place.innerHTML) place.replaceChildren(...fresh.childNodes);
}
