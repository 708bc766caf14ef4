// Spelling, checked while one writes: misspelt words are underlined behind the text, and below it stands what may have been meant.
import { send } from "./server.js";
import { say } from "./words.js";

const pause = 700;

for (const area of document.querySelectorAll("textarea[data-spelling]")) watch(area);

function watch(area) {
  // The browser's own marks would stand on top of ours, and it knows one language at a time.
  area.spellcheck = false;
  const box = document.createElement("div");
  box.className = "spelling";
  const mirror = document.createElement("div");
  mirror.className = "spelling-mirror";
  mirror.setAttribute("aria-hidden", "true");
  area.before(box);
  box.append(mirror, area);
  const list = document.createElement("div");
  list.className = "spelling-words";
  list.setAttribute("role", "status");
  box.after(list);

  let timer, checked;
  const ignored = new Set();
  area.addEventListener("input", () => {
    mark([]);
    clearTimeout(timer);
    timer = setTimeout(check, pause);
  });
  area.addEventListener("scroll", () => (mirror.scrollTop = area.scrollTop));
  if (area.value.trim()) check();

  async function check() {
    const text = area.value;
    if (text === checked?.text) return show(checked.words);
    try {
      const answer = await send("POST", area.dataset.spelling, text);
      if (!answer.ok || area.value !== text) return;
      checked = { text, words: (await answer.json()).words };
      show(checked.words);
    } catch {
      // Without an answer nothing is marked; the next word asks again.
    }
  }

  function show(words) {
    const shown = words.filter((word) => !ignored.has(at(word)));
    mark(shown);
    list.replaceChildren(...shown.slice(0, 6).map(line));
  }

  function at(word) {
    return area.value.slice(word.start, word.start + word.length);
  }

  function mark(words) {
    const style = getComputedStyle(area);
    for (const name of ["font", "lineHeight", "letterSpacing", "padding", "borderWidth"]) mirror.style[name] = style[name];
    mirror.replaceChildren();
    let place = 0;
    for (const word of words) {
      const spot = document.createElement("u");
      spot.textContent = at(word);
      mirror.append(area.value.slice(place, word.start), spot);
      place = word.start + word.length;
    }
    mirror.append(area.value.slice(place), "\n");
    mirror.scrollTop = area.scrollTop;
    if (!words.length) list.replaceChildren();
  }

  function line(word) {
    const text = at(word);
    const part = document.createElement("span");
    part.className = "spelling-word";
    const wrong = document.createElement("span");
    wrong.textContent = text;
    part.append(wrong);
    for (const suggestion of word.suggestions.slice(0, 3)) {
      part.append(button(suggestion, say("js.spelling-replace", { word: text, with: suggestion }), () => replace(word, suggestion)));
    }
    part.append(button("×", say("js.spelling-ignore", { word: text }), () => (ignored.add(text), show(checked.words))));
    return part;
  }

  function button(text, title, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet";
    button.textContent = text;
    button.title = title;
    button.setAttribute("aria-label", title);
    button.addEventListener("click", act);
    return button;
  }

  function replace(word, suggestion) {
    area.focus();
    area.setSelectionRange(word.start, word.start + word.length);
    if (!document.execCommand("insertText", false, suggestion)) {
      area.setRangeText(suggestion, word.start, word.start + word.length, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}
