// The small button that closes what a script has opened; it looks as the one in Dialog does.
import { say } from "./words.js";

export function closeButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "icon-button";
  button.title = say("js.close");
  button.setAttribute("aria-label", say("js.close"));
  button.innerHTML = '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5l9 9M12.5 3.5l-9 9"/></svg>';
  return button;
}
