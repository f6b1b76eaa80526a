// The theme chosen on one page holds on every page of the sandboxes: a cookie does not know ports.
"use strict";
const chosenTheme = () => document.cookie.match(/(?:^|; )theme=(light|dark)/)?.[1] ?? "";
const showTheme = () => { document.documentElement.dataset.theme = chosenTheme(); };

showTheme();
document.addEventListener("DOMContentLoaded", () => {
  const menu = document.getElementById("theme");
  if (menu) menu.value = chosenTheme();
});
document.addEventListener("change", (event) => {
  if (event.target.id !== "theme") return;
  document.cookie = `theme=${event.target.value}; path=/; max-age=31536000; samesite=lax`;
  showTheme();
});
