// How scripts speak with the server.
const token = () => document.querySelector('meta[name="csrf"]')?.content ?? "";

/** A piece of HTML, without its frame. */
export async function fragment(url, options = {}) {
  const answer = await fetch(url, { ...options, headers: { "X-Fragment": "1", ...options.headers } });
  if (!answer.ok) throw new Error(String(answer.status));
  return parse(await answer.text());
}

/** A whole page, for taking parts of it. */
export async function page(url) {
  const answer = await fetch(url);
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

export function send(method, url, text) {
  return fetch(url, {
    method,
    body: text,
    keepalive: true,
    headers: { "Content-Type": "text/plain; charset=utf-8", "X-CSRF-Token": token(), "X-Fragment": "1" },
  });
}

function parse(text) {
  return new DOMParser().parseFromString(text, "text/html").body;
}
