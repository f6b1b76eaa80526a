// Hears that something changed and says so to the page, whose live part htmx then asks for again.
"use strict";
let changes = null;

function listen() {
  changes?.close();
  changes = null;
  // A browser opens few connections to one server: a tab that nobody looks at takes none.
  if (document.hidden) return;
  changes = new EventSource("/changes");
  changes.onmessage = () => document.dispatchEvent(new Event("news"));
}

document.addEventListener("visibilitychange", listen);
listen();

// "Copy" puts the words beside it on the clipboard.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  document.getElementById("told").textContent = `Copied: ${button.dataset.copy}`;
});
