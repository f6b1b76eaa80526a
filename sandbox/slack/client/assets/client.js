// What the browser does not do by itself: modals that stand before everything, Enter that sends, the newest in sight.
"use strict";
const all = (selector) => [...document.querySelectorAll(selector)];

const FIELDS = ".body :is(input:not([type=hidden]), select, textarea)";

function showModals() {
  for (const dialog of all("dialog[data-modal]:not([open])")) {
    dialog.showModal();
    dialog.querySelector(FIELDS)?.focus({ preventScroll: true });
  }
}

// Whoever submitted is led to the first field that is wrong.
let hasSubmitted = false;
function showErrors() {
  const wrong = document.querySelector("dialog[data-modal] .field.wrong");
  if (hasSubmitted && wrong) {
    wrong.scrollIntoView({ block: "center" });
    wrong.querySelector("input:not([type=hidden]), select, textarea")?.focus({ preventScroll: true });
    hasSubmitted = false;
  }
}
document.addEventListener("htmx:before:request", (event) => {
  if (event.target.matches?.("dialog[data-modal] form")) hasSubmitted = true;
});

let atEnd = new Map();
const isAtEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < 80;
const remember = () => { atEnd = new Map(all(".messages").map((list) => [list, isAtEnd(list)])); };
const follow = () => {
  for (const list of all(".messages")) if (atEnd.get(list) !== false) list.scrollTop = list.scrollHeight;
};

document.addEventListener("htmx:before:swap", remember);
document.addEventListener("htmx:after:swap", () => { showModals(); showErrors(); follow(); });
document.addEventListener("DOMContentLoaded", () => { showModals(); follow(); });

// Escape closes a modal as its button does: the app may want to hear of it.
document.addEventListener("cancel", (event) => {
  if (!event.target.matches?.("dialog[data-modal]")) return;
  event.preventDefault();
  event.target.querySelector("[data-close]").click();
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || !event.target.matches(".composer textarea")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

document.addEventListener("htmx:after:request", (event) => {
  if (event.target.matches?.("form[data-clears]")) event.target.reset();
});

// What Slack says where something did not work: in the modal that stands before everything, else below.
document.addEventListener("told", (event) => {
  const place = document.querySelector("dialog[open] #modal-told") ?? document.getElementById("told");
  place.textContent = event.detail.sentence;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-elsewhere]");
  if (button) document.getElementById("told").textContent = `In Slack this opens ${button.dataset.elsewhere}`;
});
