
"use strict";
(() => {
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const docs = all(".doc");
  const form = document.querySelector(".filters");
  const found = document.querySelector(".found");
  const now = document.querySelector(".now");
  if (!docs.length) return;
  let doc = docs[0];

  // One document at a time: its marks and cards by quote.
  let marks, cards;
  const chosen = new Map(docs.map((one) => [one, new Set()]));

  const index = () => {
    marks = new Map();
    for (const mark of all("mark", doc))
      for (const key of mark.dataset.q.split(" "))
        if (marks.has(key)) marks.get(key).push(mark);
        else marks.set(key, [mark]);
    cards = new Map(all(".card", doc).map((card) => [card.dataset.q, card]));
  };

  // Quotes at a place: those of the innermost mark and of marks around exactly the same words.
  const quotesAt = (place) => {
    let mark = place instanceof Element && place.closest("mark");
    const keys = [];
    while (mark && mark.localName === "mark") {
      if (!mark.classList.contains("off")) keys.push(...mark.dataset.q.split(" "));
      const outer = mark.parentElement;
      const same = outer.firstChild === mark && outer.lastChild === mark;
      if (keys.length && !same) break;
      mark = outer.closest("mark");
    }
    return keys.filter((key) => cards.has(key) && !cards.get(key).hidden);
  };

  let lit = [];
  const light = (keys) => {
    for (const element of lit) element.classList.remove("on");
    lit = keys.flatMap((key) => [...(marks.get(key) || []), cards.get(key)]);
    for (const element of lit) element.classList.add("on");
    now.textContent = keys
      .map((key) => {
        const card = cards.get(key);
        return card.closest(".who").querySelector(".name").textContent + ": " + card.querySelector(".told").textContent;
      })
      .join(" / ");
    now.hidden = !keys.length;
  };

  let held = [];
  const hold = (keys, from) => {
    held = keys;
    light(keys);
    if (keys.length && from === "text") {
      const side = doc.querySelector(".side");
      const card = cards.get(keys[0]).getBoundingClientRect();
      const box = side.getBoundingClientRect();
      if (side.scrollHeight > side.clientHeight && (card.top < box.top || card.bottom > box.bottom - 60))
        side.scrollTop += card.top - box.top - box.height / 3;
    }
  };

  document.addEventListener("mouseover", (event) => {
    const card = event.target.closest && event.target.closest(".card");
    const keys = card ? [card.dataset.q] : quotesAt(event.target);
    light(keys.length ? keys : held);
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card) hold([card.dataset.q], "list");
    else hold(quotesAt(event.target), "text");
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      event.preventDefault();
      const id = link.hash.slice(1);
      // In a frame without an address of its own there is no history to keep.
      if (location.protocol !== "about:") history.pushState(null, "", "#" + id);
      go(id);
    } else if (event.target.closest("mark")) hold(quotesAt(event.target), "text");
    else if (event.target.closest("article") && !String(getSelection())) hold([]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target.closest("form")) return;
    if (document.activeElement) document.activeElement.blur();
    hold([]);
  });

  const filter = () => {
    const types = new Set(all("[name=type]:checked", form).map((box) => box.value));
    const score = Number(form.elements.score.value);
    const words = form.elements.words.value.trim().toLowerCase();
    const people = chosen.get(doc);
    form.querySelector("output").textContent = score.toFixed(2);
    let shown = 0;
    for (const who of all(".who", doc)) {
      let some = false;
      const wanted = !people.size || people.has(who.dataset.who);
      const name = who.querySelector(".name").textContent.toLowerCase();
      for (const card of who.querySelectorAll(".card")) {
        const { type, score: own } = card.dataset;
        card.hidden = !(wanted && types.has(type) && Number(own) >= score &&
          (!words || name.includes(words) || card.textContent.toLowerCase().includes(words)));
        some = some || !card.hidden;
        shown += !card.hidden;
      }
      who.classList.toggle("out", !some);
    }
    for (const mark of all("mark", doc)) {
      const off = mark.dataset.q.split(" ").every((key) => cards.get(key).hidden);
      mark.classList.toggle("off", off);
      if (mark.hasAttribute("tabindex")) mark.tabIndex = off ? -1 : 0;
    }
    found.textContent = shown === cards.size ? "" : shown + " of " + cards.size + " shown";
    hold(held.filter((key) => cards.has(key) && !cards.get(key).hidden));
  };

  const press = () => {
    for (const button of all(".who button", doc))
      button.setAttribute("aria-pressed", chosen.get(doc).has(button.closest(".who").dataset.who));
  };

  const show = (next) => {
    light([]);
    held = [];
    doc = next;
    for (const one of docs) one.hidden = one !== doc;
    for (const link of all(".docs a"))
      if (link.hash === "#" + doc.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    document.querySelector(".skip").hash = doc.id + "s";
    index();
    press();
    filter();
  };

  // Lead to a document, to a quote in it, or to the list of its speakers.
  const go = (id) => {
    const place = document.getElementById(id);
    const next = place && place.closest(".doc");
    if (!next) return;
    if (next !== doc) show(next);
    if (place === next) return scrollTo(0, 0);
    place.scrollIntoView({ block: place.localName === "mark" ? "center" : "start" });
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  addEventListener("popstate", () => go(location.hash.slice(1) || docs[0].id));

  for (const name of all(".who .name")) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = "Only this speaker";
    button.append(...name.childNodes);
    name.append(button);
    button.addEventListener("click", () => {
      const people = chosen.get(doc);
      const who = name.closest(".who").dataset.who;
      if (!people.delete(who)) people.add(who);
      press();
      filter();
    });
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    chosen.get(doc).clear();
    setTimeout(() => {
      press();
      filter();
    });
  });
  form.hidden = false;
  show(doc);
  if (location.hash) go(location.hash.slice(1));
})();
