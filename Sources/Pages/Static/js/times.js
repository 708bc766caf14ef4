// Keeps "5 minutes ago" true, as Wording+Ago.swift says it.
import { say, sayCount } from "./words.js";

const timeZone = document.documentElement.dataset.zone || undefined;
const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

function wall(date) {
  const shown = Object.fromEntries(parts.formatToParts(date).map((part) => [part.type, part.value]));
  return {
    day: Date.UTC(shown.year, shown.month - 1, shown.day) / 86_400_000,
    time: `${shown.hour}:${shown.minute}`,
  };
}

/** Null when the moment is so far away that the page says the day, which does not change. */
function ago(moment, now) {
  const past = now >= moment;
  const minutes = Math.floor(Math.abs(now - moment) / 60_000);
  const [then, today] = [wall(moment), wall(now)];
  const days = Math.abs(today.day - then.day);
  if (minutes === 0) return say("ago.now");
  if (minutes < 60) return sayCount(past ? "ago.minutes" : "ahead.minutes", minutes);
  if (days === 0) return sayCount(past ? "ago.hours" : "ahead.hours", Math.floor(minutes / 60));
  if (days === 1) return say(past ? "ago.yesterday" : "ahead.tomorrow", { time: then.time });
  if (days < 7) return sayCount(past ? "ago.days" : "ahead.days", days);
  return null;
}

function refresh() {
  const now = new Date();
  for (const time of document.querySelectorAll('time[data-time="ago"]')) {
    const text = ago(new Date(time.dateTime), now);
    if (text && text !== time.textContent) time.textContent = text;
  }
  for (const clock of document.querySelectorAll("[data-clock]")) clock.textContent = wall(now).time;
}

setInterval(refresh, 20_000);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
