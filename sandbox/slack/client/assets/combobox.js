// A box with suggestions below it: the composer's commands, and menus that the app fills while one types.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
"use strict";
const boxOf = (element) => element.closest?.("[data-combobox]");
const partsOf = (box) => ({
  input: box.querySelector("[role=combobox]"),
  list: box.querySelector("[role=listbox]"),
  chosen: box.querySelector("[data-chosen]"),
});
const optionsOf = (list) => [...list.querySelectorAll("[role=option]")];

function show(box, isOpen) {
  const { input, list } = partsOf(box);
  list.hidden = !isOpen || !list.children.length;
  input.setAttribute("aria-expanded", String(!list.hidden));
  if (list.hidden) input.removeAttribute("aria-activedescendant");
}

function highlight(box, option) {
  const { input, list } = partsOf(box);
  optionsOf(list).forEach((each, index) => {
    each.id ||= `${list.id}-${index}`;
    each.setAttribute("aria-selected", String(each === option));
  });
  option.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", option.id);
}

function choose(box, option) {
  const { input, chosen } = partsOf(box);
  show(box, false);
  if (!chosen) {
    input.value = option.dataset.value;
  } else if ("many" in box.dataset) {
    const made = box.querySelector("template").content.cloneNode(true);
    made.querySelector("button").textContent = `${option.dataset.label} ✕`;
    made.querySelector("input").value = option.dataset.value;
    const hidden = made.querySelector("input");
    chosen.append(made);
    input.value = "";
    told(hidden);
  } else {
    input.value = option.dataset.label;
    const hidden = chosen.querySelector("input");
    hidden.value = option.dataset.value;
    told(hidden);
  }
  input.focus();
}

// The app hears of it where the element dispatches.
function told(hidden) {
  htmx.process(hidden);
  hidden.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("htmx:after:swap", () => {
  const box = boxOf(document.activeElement);
  if (!box) return;
  const { list } = partsOf(box);
  show(box, true);
  const [first] = optionsOf(list);
  if (first && !list.hidden && !list.querySelector("[aria-selected=true]")) highlight(box, first);
});

document.addEventListener("keydown", (event) => {
  const box = boxOf(event.target);
  if (!box || event.target.getAttribute("role") !== "combobox") return;
  const { list } = partsOf(box);
  if (list.hidden) return;
  const options = optionsOf(list);
  const at = options.findIndex((each) => each.getAttribute("aria-selected") === "true");
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1 };
  if (event.key in moves && options.length) highlight(box, options.at(moves[event.key] % options.length));
  else if (event.key === "Escape") show(box, false);
  else if (event.key === "Enter" && at >= 0 && isTyped(event.target, options[at])) { show(box, false); return; }
  else if ((event.key === "Enter" || event.key === "Tab") && at >= 0) choose(box, options[at]);
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
});

// A command that stands there already is not chosen once more: Enter sends it.
const isTyped = (input, option) => input.value.startsWith(option.dataset.value.trim());

document.addEventListener("click", (event) => {
  const option = event.target.closest("[data-combobox] [role=option]");
  if (option) choose(boxOf(option), option);
  const chip = event.target.closest("[data-remove]");
  if (chip) { chip.nextElementSibling.remove(); chip.remove(); }
  for (const box of document.querySelectorAll("[data-combobox]")) if (box !== boxOf(event.target)) show(box, false);
});
