// Every act has a key: whatever has data-key is pressed by it. Lists go with J and K, Esc goes back, ? shows all keys.
import { closeButton } from "./close.js";
import { say } from "./words.js";

let chord = "";
let chordTimer;

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Escape") return escape(event);
  const name = keyName(event);
  if (!name || (isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey)) return;
  const pressed = chord ? `${chord} ${name}` : name;
  setChord("");
  if (press(pressed) || press(name)) return event.preventDefault();
  if (name === "?") return event.preventDefault(), showKeys();
  if ((name === "j" || name === "k") && step(name === "j" ? 1 : -1)) return event.preventDefault();
  if (candidates().some((element) => element.dataset.key.startsWith(`${name} `))) {
    event.preventDefault();
    setChord(name);
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-shows-keys]")) showKeys();
});

function setChord(name) {
  clearTimeout(chordTimer);
  chord = name;
  if (name) chordTimer = setTimeout(() => (chord = ""), 1500);
}

/** The name of what was pressed, by the place of the key where the keyboard writes Cyrillic. */
function keyName(event) {
  let key = event.key;
  if (key.length === 1 && key.charCodeAt(0) > 127) key = latin(event.code);
  if (!key || ["Control", "Shift", "Alt", "Meta"].includes(key)) return null;
  const isLetter = key.length === 1;
  const marks = (event.ctrlKey || event.metaKey ? "ctrl+" : "") + (event.altKey ? "alt+" : "");
  return marks + (!isLetter && event.shiftKey ? "shift+" : "") + (key === " " ? "space" : key.toLowerCase());
}

function latin(code) {
  const places = { BracketLeft: "[", BracketRight: "]", Comma: ",", Period: ".", Slash: "/", Semicolon: ";" };
  return code.startsWith("Key") ? code.slice(3) : places[code];
}

function isTyping(target) {
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}

function candidates() {
  const open = document.querySelector("dialog[open]") ?? document;
  return [...open.querySelectorAll("[data-key]")].filter(
    (element) => !element.disabled && (element.checkVisibility() || element.closest("details.menu")),
  );
}

/** What stands in the form where one types comes first. */
function press(name) {
  const found = candidates().filter((element) => element.dataset.key === name);
  const form = document.activeElement?.closest("form");
  const element = found.find((one) => form?.contains(one)) ?? found[0];
  if (!element) return false;
  if (element.matches("input:not([type=checkbox], [type=radio], [type=submit]), textarea, select")) {
    element.focus();
    element.scrollIntoView({ block: "nearest" });
    element.dispatchEvent(new CustomEvent("key-focus", { bubbles: true }));
  } else {
    element.click();
  }
  return true;
}

function step(by) {
  const active = document.activeElement;
  const list = active?.closest("[data-list]") ?? [...document.querySelectorAll("[data-list]")].find((one) => one.checkVisibility());
  if (!list) return false;
  const links = [...list.querySelectorAll("li > a, tr a[data-row], tr a")].filter((one) => one.checkVisibility());
  const chosen = links.findIndex((link) => link === active || link.hasAttribute("aria-current"));
  const place = links.indexOf(active) >= 0 ? links.indexOf(active) : chosen;
  const next = links[Math.min(links.length - 1, Math.max(0, place + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

function escape(event) {
  if (document.querySelector("dialog[open]")) return;
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    return menu.querySelector("summary").focus();
  }
  if (isTyping(event.target)) return event.target.blur();
  const back = document.querySelector("main")?.dataset.back;
  if (!back) return;
  const from = document.referrer && new URL(document.referrer);
  if (from && from.origin === location.origin && from.pathname === new URL(back, location).pathname && history.length > 1) {
    history.back();
  } else {
    location.assign(back);
  }
}

function showKeys() {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", say("js.keys-title"));
  const head = document.createElement("div");
  head.className = "dialog-head";
  const title = document.createElement("h2");
  title.textContent = say("js.keys-title");
  const close = closeButton();
  close.dataset.closes = "";
  head.append(title, close);
  const list = document.createElement("ul");
  list.className = "key-list";
  for (const [key, label] of listed()) list.append(line(key, label));
  dialog.append(head, list);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

function listed() {
  const lines = new Map();
  for (const element of candidates()) {
    const label = element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? element.textContent.trim();
    if (!lines.has(element.dataset.key)) lines.set(element.dataset.key, label);
  }
  if (document.querySelector("[data-list]")) {
    lines.set("j k", say("js.keys-list"));
    lines.set("enter", say("js.keys-open"));
  }
  if (document.querySelector("main")?.dataset.back) lines.set("esc", say("js.keys-back"));
  return lines;
}

function line(key, label) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  name.textContent = label;
  const shown = document.createElement("span");
  for (const part of key.split(" ")) {
    const cap = document.createElement("kbd");
    cap.textContent = part.split("+").map((one) => (one.length === 1 ? one.toUpperCase() : one[0].toUpperCase() + one.slice(1))).join(" ");
    shown.append(cap, " ");
  }
  item.append(name, shown);
  return item;
}
