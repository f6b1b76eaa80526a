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

const isOpen = (list) => list.matches(":popover-open");
// Where something was chosen, suggestions that come late are not shown.
const settled = new WeakSet();

function show(box, opens) {
  const { input, list } = partsOf(box);
  list.togglePopover({ force: opens && list.children.length > 0, source: input });
  input.setAttribute("aria-expanded", String(isOpen(list)));
  if (!isOpen(list)) input.removeAttribute("aria-activedescendant");
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
  const { value, label } = option.dataset;
  settled.add(box);
  show(box, false);
  if (!chosen) input.value = isTyped(input, option) ? input.value : value;
  else if ("many" in box.dataset) addChip(box, value, label);
  else setChosen(box, value, label);
  input.focus();
}

function addChip(box, value, label) {
  const { input, chosen } = partsOf(box);
  const chip = box.querySelector("template").content.firstElementChild.cloneNode(true);
  const hidden = chip.querySelector("input");
  chip.querySelector("span").textContent = label;
  chip.querySelector("button").setAttribute("aria-label", `Remove ${label}`);
  hidden.value = value;
  input.value = "";
  if ([...chosen.querySelectorAll("input")].some((each) => each.value === value)) return;
  chosen.append(chip);
  htmx.process(chip);
  tellApp(hidden);
}

function setChosen(box, value, label) {
  const { input, chosen } = partsOf(box);
  const hidden = chosen.querySelector("input");
  Object.assign(hidden.dataset, { was: hidden.value, wasWords: input.dataset.words });
  input.value = input.dataset.words = label;
  hidden.value = value;
  tellApp(hidden);
}

// Whoever was asked and said no has not chosen.
function undoChoice(hidden) {
  const { input } = partsOf(boxOf(hidden));
  if ("was" in hidden.dataset) {
    hidden.value = hidden.dataset.was;
    input.value = input.dataset.words = hidden.dataset.wasWords;
  } else {
    hidden.parentElement.remove();
  }
}

// The app hears of it where the element dispatches.
const tellApp = (hidden) => hidden.dispatchEvent(new Event("change", { bubbles: true }));

document.addEventListener("htmx:after:swap", (event) => {
  const box = boxOf(event.target);
  if (!box || !box.contains(document.activeElement)) return;
  const { input, list, chosen } = partsOf(box);
  show(box, !settled.has(box) && Boolean(chosen || input.value));
  const [first] = optionsOf(list);
  if (first && isOpen(list)) highlight(box, first);
});

document.addEventListener("keydown", (event) => {
  const box = boxOf(event.target);
  if (!box || event.target.getAttribute("role") !== "combobox") return;
  const { input, list, chosen } = partsOf(box);
  const options = optionsOf(list);
  if (!isOpen(list)) {
    if (!chosen || !event.key.startsWith("Arrow") || !options.length) return;
    show(box, true);
  }
  const at = options.findIndex((each) => each.getAttribute("aria-selected") === "true");
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1 };
  const completes = event.key === "Enter" || (event.key === "Tab" && !chosen);
  if (event.key in moves && options.length) highlight(box, options.at(moves[event.key] % options.length));
  else if (event.key === "Escape") settle(box);
  else if (completes && at >= 0 && !chosen && isTyped(input, options[at])) return settle(box);
  else if (completes && at >= 0) choose(box, options[at]);
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
});

function settle(box) {
  settled.add(box);
  show(box, false);
}

document.addEventListener("input", (event) => {
  const box = boxOf(event.target);
  if (box) settled.delete(box);
});

// A command that stands there already is not chosen once more: Enter sends it.
const isTyped = (input, option) => `${input.value} `.startsWith(option.dataset.value);

// Whoever leaves the box has chosen what stands there, or has wiped it out.
document.addEventListener("focusout", (event) => {
  const box = boxOf(event.target);
  if (!box || box.contains(event.relatedTarget)) return;
  show(box, false);
  // The focus comes back from a question by itself.
  if (!document.querySelector("dialog.confirm[open]")) settled.delete(box);
  const { input, chosen } = partsOf(box);
  if (!chosen) return;
  if (!("many" in box.dataset) && !input.value && input.dataset.words) setChosen(box, "", "");
  input.value = "many" in box.dataset ? "" : input.dataset.words;
});

// A click on an option must not take the focus away from the box before it is chosen.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-combobox] [role=listbox]")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const option = event.target.closest("[data-combobox] [role=option]");
  if (option) choose(boxOf(option), option);
  const remove = event.target.closest("[data-remove]");
  if (!remove) return;
  const box = boxOf(remove);
  const chip = remove.parentElement;
  const hidden = chip.querySelector("input");
  // What was removed is no more in the form when the app hears of it.
  hidden.value = "";
  tellApp(hidden);
  queueMicrotask(() => { chip.remove(); partsOf(box).input.focus(); });
});

// The words that stand for a choice are the page's own.
document.addEventListener("DOMContentLoaded", () => htmx.config.morphIgnore.push("data-words"));
