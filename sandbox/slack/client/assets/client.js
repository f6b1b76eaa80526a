// What the browser does not do by itself: modals before everything, questions before a click, Enter that sends.
"use strict";
const all = (selector) => [...document.querySelectorAll(selector)];
const MODAL = "dialog[data-modal]";
const FIELD = ":is(input:not([type=hidden]), select, textarea)";

// What the page itself knows of a combobox stays when the page is looked at again.
htmx.config.morphIgnore.push("aria-expanded", "aria-activedescendant");

// Who had the focus before the first modal came gets it back when the last has gone.
let before = null;
function giveBack() {
  if (!before || document.querySelector(MODAL)) return;
  const to = before.isConnected ? before : document.getElementById("composer");
  to?.focus({ preventScroll: true });
  before = null;
}

function showModals() {
  for (const dialog of all(`${MODAL}:not([open])`)) {
    before ??= document.activeElement;
    dialog.showModal();
    const first = dialog.querySelector("[autofocus]") ?? dialog.querySelector(`.body ${FIELD}`);
    first?.focus({ preventScroll: true });
  }
}

// Whoever submitted is led to the first field that is wrong.
let hasSubmitted = false;
function showErrors() {
  const wrong = document.querySelector(`${MODAL} .field.wrong`);
  if (!hasSubmitted || !wrong) return;
  wrong.scrollIntoView({ block: "center" });
  wrong.querySelector(FIELD)?.focus({ preventScroll: true });
  hasSubmitted = false;
}

// The newest message comes in sight, unless somebody has scrolled up to read.
let atEnd = new Map();
const isAtEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < 80;
const remember = () => { atEnd = new Map(all(".messages").map((list) => [list, isAtEnd(list)])); };
const follow = () => {
  for (const list of all(".messages")) if (atEnd.get(list) !== false) list.scrollTop = list.scrollHeight;
};

document.addEventListener("htmx:before:swap", remember);
document.addEventListener("htmx:after:swap", () => { showModals(); showErrors(); giveBack(); follow(); });
document.addEventListener("DOMContentLoaded", () => { showModals(); follow(); });

// Escape closes a modal as its button does: the app may want to hear of it.
for (const way of ["cancel", "close"]) {
  document.addEventListener(way, (event) => {
    if (!event.target.matches?.(MODAL) || !event.target.isConnected) return;
    event.preventDefault();
    event.target.querySelector("[data-close]").click();
  }, true);
}

// "Are you sure?" stands before the request; after "no" the element holds again what it held before.
document.addEventListener("htmx:confirm", (event) => {
  event.preventDefault();
  const { ctx, issueRequest, dropRequest } = event.detail;
  const dialog = document.getElementById(ctx.confirm);
  dialog.returnValue = "";
  dialog.addEventListener("close", () => {
    if (dialog.returnValue) return issueRequest();
    dropRequest();
    putBack(ctx.sourceElement);
  }, { once: true });
  dialog.showModal();
});

function putBack(used) {
  if (used.closest("[data-chosen]")) return undoChoice(used);
  const boxes = used.name ? all(`input[name="${CSS.escape(used.name)}"]`) : [];
  for (const box of boxes) box.checked = box.defaultChecked;
  for (const option of used.options ?? []) option.selected = option.defaultSelected;
  if (used.matches("input:not([type=checkbox], [type=radio]), textarea")) used.value = used.defaultValue;
}

// Enter sends a message. In an input it is told to the app where the app wants that, and else submits the modal.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  if (event.target.matches(".composer textarea")) event.target.form.requestSubmit();
  else if (event.target.matches("[data-enter]")) event.target.dispatchEvent(new Event("entered"));
  else return;
  event.preventDefault();
});

// Messages and Home are forms so that the app hears what all their inputs hold; they are never submitted.
document.addEventListener("submit", (event) => {
  if (!event.target.hasAttribute("hx-post")) event.preventDefault();
});

document.addEventListener("htmx:before:request", (event) => {
  hasSubmitted ||= event.target.matches?.(`${MODAL} form`);
  // What was typed is on its way; what is typed from now on is the next message.
  if (event.target.matches?.("form[data-clears]")) event.target.reset();
});

// What Slack says where something did not work: in the modal that stands before everything, else below.
const toldPlace = () => document.querySelector(`${MODAL}[open] [data-told]`) ?? document.getElementById("told");
const tell = (sentence) => { toldPlace().textContent = sentence; };
document.addEventListener("told", (event) => tell(event.detail.sentence));

// The app hears of the click first; what it complains of goes before.
document.addEventListener("htmx:finally:request", (event) => {
  const used = event.target.closest?.("[data-elsewhere]");
  if (used && !toldPlace().textContent) tell(`In Slack this opens ${used.dataset.elsewhere}`);
});
