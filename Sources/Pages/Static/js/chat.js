// The conversation in the frame that other sites show. It is known by its link, kept in this browser.
import { say } from "./words.js";

const place = document.querySelector("[data-chat]");
const key = "highrock-chat";
if (place?.querySelector(".chat-begin")) open(place);

function open(place) {
  const log = place.querySelector(".chat-log");
  const begin = place.querySelector(".chat-begin");
  const write = place.querySelector(".chat-write");
  const state = place.querySelector(".chat-state");
  const area = write.querySelector("textarea");
  const greeting = log.innerHTML;
  let link = kept();
  let shown = 0;
  if (link) follow();

  begin.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(begin)].map(([name, value]) => [name, String(value)]));
    const answer = await post("/chat", fields);
    if (!answer) return;
    link = answer.link;
    try {
      localStorage.setItem(key, link);
    } catch {
      // Then the conversation lasts as long as the page.
    }
    begin.reset();
    follow();
  });
  write.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = area.value.trim();
    if (!text) return;
    area.value = "";
    if (await post(`/chat/${link}/messages`, { text })) return show();
    area.value = text;
  });
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    write.requestSubmit();
  });
  write.querySelector('input[type="file"]').addEventListener("change", async (event) => {
    const file = event.target.files[0];
    event.target.value = "";
    if (!file) return;
    tell(`${file.name}…`);
    const answer = await fetch(`/chat/${link}/files/${encodeURIComponent(file.name)}`, {
      method: "PUT",
      body: file,
      headers: { "Content-Type": file.type || "application/octet-stream" },
    }).catch(() => null);
    tell(answer?.ok ? "" : say("js.chat-failed"));
    if (answer?.ok) show();
  });

  function kept() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function follow() {
    begin.hidden = true;
    write.hidden = false;
    show();
    const stream = new EventSource(`/chat/${link}/live`);
    stream.addEventListener("news", show);
    stream.addEventListener("lost", show);
    window.addEventListener("pagehide", () => stream.close(), { once: true });
  }

  async function show() {
    // Who looks elsewhere has not read it.
    if (document.hidden) return document.addEventListener("visibilitychange", show, { once: true });
    const answer = await fetch(`/chat/${link}`).catch(() => null);
    if (answer?.status === 404) return forget();
    if (!answer?.ok) return tell(say("js.chat-failed"));
    tell("");
    const { messages } = await answer.json();
    log.innerHTML = greeting;
    log.append(...messages.map(bubble));
    if (messages.length > shown) log.scrollTop = log.scrollHeight;
    if (messages.length > shown && shown > 0) parent.postMessage("highrock-chat-news", "*");
    shown = messages.length;
  }

  function bubble(message) {
    const item = document.createElement("article");
    item.className = message.isOwn ? "chat-own" : "chat-theirs";
    const head = document.createElement("p");
    head.className = "muted";
    head.textContent = `${message.who}, ${message.when}`;
    const text = document.createElement("p");
    text.textContent = message.text;
    item.append(head, text);
    for (const file of message.files) {
      const anchor = document.createElement("a");
      anchor.href = file.address;
      anchor.textContent = `${file.name} (${file.size})`;
      item.append(anchor);
    }
    return item;
  }

  function forget() {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept, so nothing is asked for again.
    }
    location.reload();
  }

  async function post(url, fields) {
    tell("");
    const answer = await fetch(url, {
      method: "POST",
      body: JSON.stringify(fields),
      headers: { "Content-Type": "application/json" },
    }).catch(() => null);
    if (answer?.status === 204) return {};
    if (answer?.ok) return answer.json();
    const told = answer && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main p");
    tell(told?.textContent ?? say("js.chat-failed"));
    return null;
  }

  function tell(text) {
    state.textContent = text;
  }
}
