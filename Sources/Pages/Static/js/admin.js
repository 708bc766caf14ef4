// What the pages about the house do beyond what the frame does: a secret that is shown once is copied with one press.
for (const field of document.querySelectorAll("[data-copies]")) {
  field.addEventListener("focus", () => field.select());
  if (document.activeElement === field) field.select();

  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.dataset.key = "c";
  button.dataset.keyLabel = field.dataset.copies;
  button.textContent = field.dataset.copies;
  button.addEventListener("click", async () => {
    await copy(field);
    button.textContent = field.dataset.copied;
  });
  field.after(button);
}

/** Where the page has not come over https the browser has no clipboard for us, but still the old command. */
async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy");
  }
}
