// What the chosen level of the escalation procedure demands has to be filled in, and says so; the rest is optional.

/** Marks the fields of a form in which a case is raised, as its level wants them. */
export function markDemands(form) {
  const place = form.querySelector("[data-demands]");
  if (!place) return;
  const levels = new Map(place.dataset.demands.split(";").map((level) => level.split("=")));
  const demands = (levels.get(form.elements.level.value) ?? "").split(" ");
  for (const name of ["tried", "wish"]) {
    const field = form.elements[name];
    field.required = demands.includes(name);
    sayOptional(field.closest(".field").querySelector("label"), field.required, place.dataset.optional);
  }
  const boxes = [...form.querySelectorAll("input[name=case], input[name=interaction]")];
  if (boxes.length === 0) return;
  const wanted = demands.includes("attachment");
  sayOptional(boxes[0].closest("fieldset").querySelector("legend"), wanted, place.dataset.optional);
  boxes[0].setCustomValidity(wanted && !boxes.some((box) => box.checked) ? place.dataset.missing : "");
}

function sayOptional(label, isRequired, optional) {
  label.querySelector(".optional")?.remove();
  if (isRequired) return;
  const mark = document.createElement("span");
  mark.className = "optional";
  mark.textContent = optional;
  label.append(" ", mark);
}

const form = document.querySelector("form.escalate");
form?.addEventListener("change", () => markDemands(form));
if (form) markDemands(form);
