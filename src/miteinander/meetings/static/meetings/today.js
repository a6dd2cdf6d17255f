/* The page of the day looks once a minute whether something changed, and shows it without a reload. */
(() => {
  "use strict";
  const parts = ["tag-jetzt", "tag-programm"];
  const told = document.getElementById("tag-meldung");
  if (!told) return;
  let seal = null;
  const look = async () => {
    if (document.hidden) return;
    const answer = await fetch(location.pathname, { headers: seal ? { "If-None-Match": seal } : {} }).catch(() => null);
    if (!answer?.ok) return;
    seal = answer.headers.get("ETag");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById(parts[0])) { location.reload(); return; } // the day is over: the page is another one now
    const times = (root) => [...root.querySelectorAll("#tag-programm time")].map((time) => time.dateTime).join();
    const moved = times(page) !== times(document);
    for (const id of parts) {
      const here = document.getElementById(id);
      const there = page.getElementById(id);
      if (here && there && !here.contains(document.activeElement) && here.innerHTML !== there.innerHTML) here.replaceWith(document.adoptNode(there));
    }
    if (moved) told.textContent = told.dataset.moved;
  };
  setInterval(look, 60000);
  document.addEventListener("visibilitychange", look);
})();
