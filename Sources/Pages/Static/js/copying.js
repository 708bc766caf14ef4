// What is there to be taken along is selected when one comes to it, and copied with one press.
document.addEventListener("focusin", (event) => {
  if (event.target.matches(".copying input")) event.target.select();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  await copy(document.getElementById(button.dataset.copies));
  button.textContent = button.dataset.copied;
});

if (document.activeElement?.matches(".copying input")) document.activeElement.select();

/** Where the page has not come over https the browser has no clipboard for us, but still the old command. */
async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy");
  }
}
