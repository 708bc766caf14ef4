// A client follows their own request: what is new stands on the page at once.
import { page } from "./server.js";

const place = document.querySelector("[data-follows-request]");
if (place) {
  const stream = new EventSource(place.dataset.followsRequest);
  stream.addEventListener("news", refresh);
  window.addEventListener("pagehide", () => stream.close(), { once: true });
}

async function refresh() {
  try {
    const fresh = await page(location.href);
    for (const part of ["follow-state", "follow-story"]) {
      const [old, next] = [document.getElementById(part), fresh.getElementById(part)];
      if (old && next && old.innerHTML !== next.innerHTML) old.replaceChildren(...next.childNodes);
    }
  } catch {
    // The next news will try again.
  }
}
