// Put on any page with one line: <script src="https://…/chat.js" async></script>. It shows a button that opens the chat in a frame.
(() => {
  const home = new URL(document.currentScript.src).origin;
  const isRussian = (document.documentElement.lang || navigator.language || "").toLowerCase().startsWith("ru");
  const words = isRussian ? ["Написать нам", "Закрыть чат"] : ["Write to us", "Close the chat"];
  const button = document.createElement("button");
  const frame = document.createElement("iframe");
  const small = matchMedia("(max-width: 480px)");

  const put = (element, style) => Object.assign(element.style, style);
  button.type = "button";
  button.textContent = words[0];
  button.setAttribute("aria-expanded", "false");
  put(button, {
    position: "fixed", right: "16px", bottom: "16px", zIndex: "2147483000", padding: "12px 20px", border: "0",
    borderRadius: "24px", background: "#1f4fd8", color: "#fff", font: "600 15px system-ui, sans-serif", cursor: "pointer",
    boxShadow: "0 2px 12px rgb(0 0 0 / 25%)",
  });
  frame.title = words[0];
  frame.hidden = true;
  const place = () =>
    put(frame, {
      position: "fixed", zIndex: "2147483000", border: "0", background: "#fff", colorScheme: "normal",
      ...(small.matches
        ? { inset: "0 0 64px 0", width: "100%", height: "calc(100% - 64px)", borderRadius: "0" }
        : { inset: "auto 16px 72px auto", width: "380px", height: "min(600px, calc(100vh - 96px))", borderRadius: "8px", boxShadow: "0 4px 24px rgb(0 0 0 / 30%)" }),
    });
  place();
  small.addEventListener("change", place);
  button.addEventListener("click", () => {
    if (!frame.src) frame.src = `${home}/chat`;
    frame.hidden = !frame.hidden;
    button.textContent = words[frame.hidden ? 0 : 1];
    button.setAttribute("aria-expanded", String(!frame.hidden));
  });
  addEventListener("message", (event) => {
    if (event.origin !== home || event.data !== "highrock-chat-news" || !frame.hidden) return;
    button.textContent = `${words[0]} (1)`;
  });
  const show = () => document.body.append(frame, button);
  if (document.body) show();
  else addEventListener("DOMContentLoaded", show);
})();
