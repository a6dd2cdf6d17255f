/* Searching at the door: the list shrinks while one types, a read badge is a check-in, and nobody found is a guest. */
(() => {
  "use strict";
  const [list, search, nobody, wanted, name] = ["einlass", "suche", "einlass-niemand", "einlass-gesucht", "id_gast-name"]
    .map((id) => document.getElementById(id));
  if (!list) return;

  // A badge holds the address …/dabei/CODE/; people type only the code.
  const codeIn = (text) => (/dabei\/([0-9a-z]+)/i.exec(text)?.[1] ?? text).replace(/[^0-9a-z]/gi, "").toUpperCase();
  const read = (text) => document.dispatchEvent(new CustomEvent("badge", { detail: codeIn(text) }));
  document.addEventListener("badge-seen", (event) => read(event.detail)); // by the camera

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = [...list.querySelectorAll("[data-search]")];
    for (const one of rows) one.hidden = !words.every((word) => one.dataset.search.includes(word));
    nobody.hidden = !words.length || rows.some((one) => !one.hidden);
    wanted.textContent = search.value.trim();
  };
  search.addEventListener("input", filter);
  document.getElementById("einlass-suche").addEventListener("submit", (event) => {
    event.preventDefault();
    const known = search.value && list.querySelector(`[data-code="${CSS.escape(codeIn(search.value))}"]`);
    if (!known && !search.value.includes("/dabei/")) { filter(); return; }
    read(search.value);
    search.value = "";
    filter();
  });
  nobody.querySelector("a").addEventListener("click", (event) => {
    event.preventDefault();
    name.value = search.value.trim();
    search.value = "";
    filter();
    name.focus();
  });
  if (matchMedia("(pointer: fine)").matches) search.focus({ preventScroll: true }); // where a hand scanner types
})();
