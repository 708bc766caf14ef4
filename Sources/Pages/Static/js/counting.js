// Clocks that run while one looks: the time since something began, or until it is to be over and how far beyond.
function count() {
  for (const clock of document.querySelectorAll("time[data-counts]")) {
    const away = (Date.now() - new Date(clock.dateTime)) / 1000;
    const left = Math.round(clock.dataset.counts === "up" ? Math.max(0, away) : -away);
    const seconds = Math.abs(left);
    const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const two = (number) => String(number).padStart(2, "0");
    clock.toggleAttribute("data-over", left < 0);
    clock.textContent = (left < 0 ? "−" : "") + (hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`);
  }
}

count();
setInterval(count, 1000);
document.addEventListener("visibilitychange", () => document.hidden || count());
