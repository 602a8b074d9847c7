// Keeps the page of the moment up to date without loading it anew. Everything works without this file.
"use strict";

(() => {
  const live = document.getElementById("live");
  const isLive = () => "live" in document.body.dataset;
  const EACH_TIME = 2000;
  let events = null;
  let again = 0;
  let behind = 0; // how far this browser's clock is behind the host's, in milliseconds
  let shown = document.getElementById("main").innerHTML;
  let working = Promise.resolve();
  let sending = false;

  const say = (text, seen) => {
    live.classList.toggle("shown", seen);
    if (live.textContent !== text) live.textContent = text;
  };

  // What is half-typed, picked, unfolded or has the focus is kept where the new page has it too, known by its id.
  // What has just been sent is not put back.
  const kept = (main, sent) => ({
    focus: main.contains(document.activeElement) ? document.activeElement.id || "?" : "",
    open: new Map([...main.querySelectorAll("details[id]")].map((one) => [one.id, one.open])),
    typed: [...main.querySelectorAll("input[id], textarea[id]")].filter((one) => !sent || one.form !== sent).map((one) => [one.id, one.value, one.checked, one.selectionStart]),
  });

  const putBack = (main, before) => {
    for (const [id, open] of before.open) {
      const one = document.getElementById(id);
      if (one) one.open = open;
    }
    for (const [id, value, checked, at] of before.typed) {
      const one = document.getElementById(id);
      if (!one || !main.contains(one)) continue;
      if (one.type === "radio") {
        if (checked) one.checked = true;
      } else {
        one.value = value;
        if (id === before.focus && at !== null) one.setSelectionRange(at, at);
      }
    }
    if (!before.focus) return;
    const target = document.getElementById(before.focus) || main.querySelector("h1");
    if (target && main.contains(target)) target.focus({ preventScroll: target.id === before.focus });
  };

  const show = async (response, sent) => {
    const date = Date.parse(response.headers.get("date"));
    if (!Number.isNaN(date)) behind = date - Date.now();
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("main");
    if (!fresh) throw new Error("That is not a page of the room.");
    if (live.classList.contains("shown")) say("", false);
    if (sent && [429, 503].includes(response.status)) {
      say(fresh.dataset.say, true); // it can be sent again in a moment, so it stays where it is
      return;
    }
    const at = new URL(response.url);
    // What was said of the last thing sent is said once, so the address forgets it.
    if (sent || response.redirected) history.replaceState(null, "", at.pathname === "/seat" ? "/seat" : "/room");
    document.title = page.title;
    document.body.toggleAttribute("data-live", "live" in page.body.dataset);
    if (!isLive()) deaf();
    if (fresh.innerHTML === shown && !sent) return;
    const main = document.getElementById("main");
    const before = kept(main, sent);
    if (sent) before.open.delete(sent.closest("details")?.id);
    shown = fresh.innerHTML;
    const told = main.dataset.say;
    main.innerHTML = shown;
    main.dataset.say = fresh.dataset.say || "";
    putBack(main, before);
    if (sent) window.scrollTo(0, 0);
    if (main.dataset.say && main.dataset.say !== told) say(main.dataset.say, false);
    tick();
  };

  // One after the other, so that an older page never takes the place of a newer one. Whether it worked.
  const refresh = () => {
    working = working.then(async () => {
      if (!isLive()) return false; // the seat was left while this waited
      const response = await fetch(location.href, { cache: "no-store", headers: { accept: "text/html" } });
      await show(response, null);
      return true;
    }).catch(lost);
    return working;
  };

  const deaf = () => {
    if (events) events.close();
    events = null;
  };

  const lost = () => {
    deaf();
    if (!live.classList.contains("shown")) say(live.dataset.waiting, true);
    clearTimeout(again);
    again = setTimeout(listen, EACH_TIME * (1 + Math.random()));
    return false;
  };

  const listen = async () => {
    clearTimeout(again);
    deaf();
    if (!isLive() || !(await refresh()) || !isLive() || events) return;
    events = new EventSource("/events");
    events.addEventListener("room", refresh);
    events.onerror = lost;
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!isLive() || !form.closest("#main")) return;
    event.preventDefault();
    if (sending) return; // a thumb that came down twice
    sending = true;
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    working = working.then(async () => {
      const response = await fetch(form.action, { method: "POST", body: fields, headers: { accept: "text/html" } });
      await show(response, form);
    }).catch(() => {
      lost();
      say(live.dataset.unsent, true);
    }).finally(() => { sending = false; });
  });

  const tick = () => {
    for (const one of document.querySelectorAll("time[data-left]")) {
      const seconds = Math.floor((Date.parse(one.dateTime) - Date.now() - behind) / 1000);
      const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} ${one.dataset.left}`;
      one.textContent = seconds > 0 ? left : one.dataset.up;
    }
  };

  document.addEventListener("visibilitychange", () => { if (!document.hidden) listen(); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  if (isLive()) {
    document.documentElement.classList.add("live");
    listen();
    setInterval(tick, 1000);
  }
})();
