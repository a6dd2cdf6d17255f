/* The door while the network comes and goes: a queue on this device; every entry carries a number, so a repeat is harmless. */
(() => {
  "use strict";
  const list = document.getElementById("einlass");
  if (!list) return;
  const { url, key, day, waiting, offline, signedOut, entering } = list.dataset;
  const [told, welcomed, open] = ["einlass-meldung", "einlass-gast-meldung", "einlass-offen"].map((id) => document.getElementById(id));
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const number = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
    (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));

  // What is not transmitted yet: kept in localStorage after the first act, gone when it is transmitted or the day is over.
  let queue = [];
  const keep = () => {
    try { queue.length ? localStorage.setItem(key, JSON.stringify({ day, queue })) : localStorage.removeItem(key); } catch { /* private window: memory only */ }
    open.hidden = queue.length === 0;
    open.querySelector("strong").textContent = queue.length;
  };
  const remember = () => {
    const week = new Date(Date.now() - 7 * 864e5).toISOString().slice(0, 10);
    for (const name of Object.keys(localStorage).filter((one) => one.startsWith("einlass:"))) {
      const kept = JSON.parse(localStorage.getItem(name) || "{}");
      if (!kept.day || kept.day < week) localStorage.removeItem(name);
      else if (name === key) queue = kept.queue;
    }
  };

  const row = (code) => code && list.querySelector(`[data-code="${CSS.escape(code)}"]`);
  const tell = (text) => { told.textContent = text; };
  const welcome = (text) => { welcomed.textContent = text; }; // beside the form: the top of the page is out of sight there
  const mark = (code, text, present) => {
    const form = row(code)?.querySelector("form[data-check-in]");
    if (!form) return;
    const note = form.querySelector("span.m-muted") ?? form.insertAdjacentElement("afterbegin", document.createElement("span"));
    note.className = "m-muted";
    note.textContent = `${text} `;
    if (present !== undefined) form.querySelector("button").hidden = present;
  };

  let sending = false;
  const send = async () => {
    if (sending || !queue.length) return;
    sending = true;
    const part = queue.slice(0, 50);
    try {
      const answer = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": token }, body: JSON.stringify({ entries: part }) });
      if (!answer.ok || answer.redirected) { tell(signedOut); return; }
      const { results, present } = await answer.json();
      const done = new Set(part.map((entry) => entry.nonce));
      queue = queue.filter((entry) => !done.has(entry.nonce));
      for (const result of results) mark(result.code, result.note, Boolean(result.present));
      const guests = new Set(part.filter((entry) => !entry.code).map((entry) => entry.nonce));
      const words = (of) => results.filter(of).map((result) => result.text).join(" · ");
      tell(words((result) => !guests.has(result.nonce)));
      if (guests.size) welcome(words((result) => guests.has(result.nonce)));
      document.getElementById("einlass-da").textContent = present;
    } catch { tell(offline); } finally { sending = false; keep(); }
    if (queue.length) setTimeout(send, 200);
  };
  const add = (entry) => {
    queue.push({ nonce: number(), at: new Date().toISOString(), ...entry });
    if (entry.code) mark(entry.code, waiting, true);
    if (entry.code) tell(`${entering} ${row(entry.code)?.querySelector("strong").textContent ?? entry.code}`);
    else welcome(`${entry.name}: ${waiting}`);
    keep();
    send();
  };

  document.addEventListener("badge", (event) => add({ code: event.detail }));
  list.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-check-in]")) return;
    event.preventDefault();
    add({ code: event.target.elements.code.value });
  });
  document.getElementById("einlass-gast").addEventListener("submit", (event) => {
    const { "gast-name": name, "gast-organisation": organisation, "gast-email": email } = event.target.elements;
    if (!name.value.trim() || !email.checkValidity()) return; // the plain form shows what is wrong
    event.preventDefault();
    add({ name: name.value, organisation: organisation.value, email: email.value });
    event.target.reset();
  });
  try { remember(); } catch { /* storage is closed to us: memory only */ }
  for (const entry of queue) mark(entry.code, waiting, true);
  keep();
  send();
  addEventListener("online", send);
  setInterval(send, 5000);
})();
