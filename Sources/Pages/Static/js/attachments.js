// Files for an answer: sent one by one as soon as they are chosen, dropped or pasted, with how far each has come.
import { send } from "./server.js";
import { say } from "./words.js";

const token = () => document.querySelector('meta[name="csrf"]')?.content ?? "";

for (const place of document.querySelectorAll("[data-attachments]")) attach(place);

function attach(place) {
  const field = place.querySelector('input[type="file"]');
  const form = place.closest("form");
  field.addEventListener("change", () => {
    const files = [...field.files];
    // What is sent already must not travel with the form as well.
    field.value = "";
    add(files);
  });
  form.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });
  form.addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    add(files);
  });
  place.addEventListener("click", async (event) => {
    const button = event.target.closest("button[formaction$='/removal']");
    if (!button) return;
    event.preventDefault();
    const answer = await send("POST", button.getAttribute("formaction"), "");
    if (answer.ok) show(await answer.text());
  });

  async function add(files) {
    for (const file of files) {
      const line = waiting(file.name);
      try {
        show(await upload(`${place.dataset.attachments}/${encodeURIComponent(file.name)}`, file, line));
      } catch (error) {
        line.textContent = `${file.name}: ${error.message || say("js.attach-failed")}`;
      }
    }
  }

  function waiting(name) {
    const line = document.createElement("p");
    line.className = "attach-state";
    line.setAttribute("role", "status");
    line.textContent = name;
    place.append(line);
    return line;
  }

  function show(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector(".files");
    if (fresh) place.querySelector(".files").replaceWith(fresh);
  }
}

function upload(url, file, line) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.setRequestHeader("X-CSRF-Token", token());
    request.setRequestHeader("X-Fragment", "1");
    request.upload.addEventListener("progress", (event) => {
      line.textContent = `${file.name}: ${Math.round((event.loaded / event.total) * 100)} %`;
    });
    request.addEventListener("load", () => {
      if (request.status !== 200) {
        const told = new DOMParser().parseFromString(request.responseText, "text/html").querySelector("main p, p");
        return reject(new Error(told?.textContent ?? ""));
      }
      line.remove();
      resolve(request.responseText);
    });
    request.addEventListener("error", () => reject(new Error("")));
    request.send(file);
  });
}
