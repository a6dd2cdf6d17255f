/* Small helps; every page works without them. */
(() => {
  "use strict";
  const focus = (root) => {
    const found = root.querySelector("[data-focus]");
    if (!found) return;
    if (!found.hasAttribute("tabindex")) found.setAttribute("tabindex", "-1");
    found.focus();
  };

  // The menus of the header close with Escape, and by a click beside them.
  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll(".m-menu[open]")) if (!menu.contains(except)) menu.open = false;
  };
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector(".m-menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // The error summary leads to the field itself, not only to its place on the page.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".m-summary a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    field.focus({ preventScroll: true });
    field.closest(".kern-form-input, .kern-fieldset")?.scrollIntoView({ block: "start" });
  });

  // A second click on "send" sends nothing twice; the browser's back button gives the button back.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.matches("[hx-post], [data-hx-post]")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 4000);
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

  // Buttons that only a script can serve appear only with it: <button hidden data-does="print|share|copy">
  const copy = async ({ currentTarget: button }) => {
    const field = document.getElementById(button.dataset.from);
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.querySelector(".kern-label").textContent = button.dataset.done;
  };
  const does = { print: () => print(), share: () => navigator.share({ title: document.title, url: location.href }).catch(() => {}), copy };
  const show = (root) => {
    for (const button of root.querySelectorAll("button[hidden][data-does]")) {
      if (button.dataset.does === "share" && !navigator.share) continue;
      if (button.dataset.does === "copy" && !navigator.clipboard) continue;
      button.hidden = false;
      button.addEventListener("click", does[button.dataset.does]);
    }
  };

  // <time data-until="2026-…" data-now="2026-…" data-says="noch # Min.">: the time left, by the server's clock; data-over when
  // it is past. Always in words, else it reads like the time of day; whole minutes from ten on.
  const clocks = new Map();
  const left = (time) => {
    if (!clocks.has(time)) clocks.set(time, time.dataset.now ? Date.parse(time.dataset.now) - Date.now() : 0);
    const seconds = Math.max(0, Math.round((Date.parse(time.dataset.until) - Date.now() - clocks.get(time)) / 1000));
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const clock = `${hours ? `${hours}:` : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    const short = seconds < 600 ? clock.slice(1) : Math.ceil(seconds / 60);
    time.textContent = time.dataset.says ? time.dataset.says.replace("#", short) : clock;
    time.toggleAttribute("data-over", seconds === 0);
    if (seconds === 0 && time.dataset.overSays) time.textContent = time.dataset.overSays;
  };
  const tick = () => {
    for (const time of clocks.keys()) if (!time.isConnected) clocks.delete(time);
    document.querySelectorAll("[data-until]").forEach(left);
  };

  focus(document);
  show(document);
  tick();
  setInterval(tick, 1000);
  document.addEventListener("htmx:afterSwap", (event) => {
    show(event.detail.target);
    focus(event.detail.target);
    tick();
  });
})();
