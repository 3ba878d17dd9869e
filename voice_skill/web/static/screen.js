// What is seen: turns come as HTML that the server has escaped; words go in as text only.
const SETTLES = 500; // milliseconds
const LEAVES = 600; // milliseconds until what had the focus is gone
const MOST_CAPTION = 90; // letters
const MOST_BAR = 0.45; // of the height of the view
const PATIENCE = 1000; // milliseconds that are waited for without a word
const STATES = { resting: "Ready", listening: "Listening", thinking: "One moment", speaking: "Speaking" };
const by = (id) => document.getElementById(id);

function pieces(html) {
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}

export class Screen {
  constructor() {
    this.follows = true;     // whether the page moves along with the voice
    this.changed = -SETTLES; // when the open turn came
    const { title, turn } = document.querySelector("#now .turn").dataset;
    this.text = title;
    this.open = Number(turn); // the number of the turn that is answered from here
    // Whoever moves the page has taken it into their hands, until the next turn.
    for (const kind of ["wheel", "touchmove", "pointerdown"])
      addEventListener(kind, () => { this.follows = false; }, { passive: true });
    addEventListener("keydown", (event) => {
      if (/^(Tab|Arrow|Page|Home|End| $)/.test(event.key)) this.follows = false;
    });
    by("text").addEventListener("blur", ({ target }) => {
      if (by("wrong").textContent) target.setAttribute("aria-describedby", "wrong");
    });
    // The second press of a double click must not fall on a button that has just appeared.
    document.addEventListener("click", (event) => {
      const soon = event.detail > 0 && performance.now() - this.changed < SETTLES;
      if (soon && event.target.closest("#now button, .steps button")) {
        event.preventDefault(); event.stopPropagation();
      }
    }, true);
    document.addEventListener("keydown", (event) => {
      if (event.repeat && event.key === "Enter" && event.target.closest("button")) event.preventDefault();
    }, true);
    new ResizeObserver(() => this.room_for_bar()).observe(by("talking"));
    addEventListener("resize", () => this.room_for_bar());
    // Where the bar is out of sight, a strip tells the state in its place.
    new IntersectionObserver(([bar]) => document.body.toggleAttribute("data-away", !bar.isIntersecting))
      .observe(by("talking"));
  }

  // With scripts the big buttons appear; without, the form is all there is.
  ready() {
    for (const id of ["talk", "voices", "aloud", "captions-open", "keys-open"]) by(id).hidden = false;
    for (const each of document.querySelectorAll(".unscripted")) each.hidden = true;
    this.plain_numbers();
    this.talk({});
  }

  room_for_bar() {
    const bar = by("talking");
    const height = Math.ceil(bar.getBoundingClientRect().height);
    // With a problem told in it, or large letters, it would hide an order: then it gives way.
    bar.toggleAttribute("data-flows", height > innerHeight * MOST_BAR);
    const stays = getComputedStyle(bar).position === "fixed";
    document.documentElement.style.setProperty("--bar", `${stays ? height : 0}px`);
  }

  // The conversation as the server knows it. The turn that stands here already stays as it is: it
  // may be in the middle of being read, or be an order of a conversation that is over.
  room(message) {
    const stays = message.number === this.open;
    if (!stays) by("now").replaceChildren(...pieces(message.html));
    by("earlier").replaceChildren(...pieces(message.earlier));
    by("past").toggleAttribute("data-filled", by("earlier").childElementCount > 0);
    this.known(stays ? { ...message, title: this.text } : message);
  }

  // What is shown was said in a conversation that is over: it can be read, not answered.
  over(number) {
    by("now").querySelectorAll(".options, .asides").forEach((each) => each.remove());
    this.number(number);
  }

  known({ number, title, steps, emergency, ...manner }) {
    this.number(number);
    document.body.dataset.turn = number;
    this.text = title;
    this.manner(manner);
    by("aloud").hidden = number !== 0;
    for (const button of document.querySelectorAll(".steps button[value]")) {
      if (button === document.activeElement && !steps.includes(button.value)) this.focus();
      button.hidden = !steps.includes(button.value);
    }
    this.emergency(emergency);
    this.plain_numbers();
    this.title();
  }

  // The new turn takes the place of the old, which goes to the earlier ones. True where the focus
  // went to its heading: an order always takes it, and whoever pressed a button that is gone.
  turn(message) {
    if (message.urgent) by("keys").close();  // behind a list an order would not be heard
    const now = by("now");
    const at = document.activeElement;
    const gone = !at || at === document.body || at.closest("#now, .more");
    const old = now.querySelector(".turn");
    if (old && old.dataset.turn !== "0") this.keep(old.cloneNode(true));
    const pressed = at?.closest("#now *");
    if (pressed) this.leave(pressed, now); else now.replaceChildren();
    now.prepend(...pieces(message.html));
    this.changed = performance.now();
    this.follows = by("settings").querySelector("[name=follow]").checked;
    this.known(message);
    this.status("");
    this.caption("");
    const focused = Boolean(message.urgent || gone);
    if (focused) this.focus();
    const top = now.getBoundingClientRect().top;
    if (message.urgent || top < 0 || top > innerHeight / 2) this.top();
    return focused;
  }

  // What has the focus stays a moment longer, unseen, mute and by itself: where it is gone before
  // the focus is, Orca in Chromium does not say the heading that has it next.
  leave(pressed, now) {
    for (let node = pressed; node !== now; node = node.parentNode) {
      for (const other of [...node.parentNode.childNodes]) if (other !== node) other.remove();
      for (const { name } of [...node.attributes]) node.removeAttribute(name);
    }
    const last = now.firstChild;
    last.className = "leaving";
    pressed.textContent = "";
    pressed.tabIndex = -1;
    setTimeout(() => last.remove(), LEAVES);
  }

  focus() { by("now").querySelector("h1").focus({ preventScroll: true }); }
  top() { by("now").querySelector(".turn").scrollIntoView({ behavior: "instant", block: "start" }); }

  // What is told of a turn, in the order in which it is said; without its heading where that has
  // the focus, and so was read.
  said(without_heading) {
    const place = (each) => each.dataset.at.split(".").map(Number);
    const order = (one, other) => place(one)[0] - place(other)[0] || place(one)[1] - place(other)[1];
    const lines = [...by("now").querySelectorAll(".sentence")].sort(order)
      .filter((each) => !(without_heading && each.closest("h1")));
    return lines.map((each) => each.textContent).join(" ");
  }

  sentence(at) {
    return (at && by("now").querySelector(`.sentence[data-at="${CSS.escape(at)}"]`)?.textContent) || "";
  }

  keep(old) {
    old.querySelectorAll(".options, .asides, .sources, .dial, .keepsake, .start").forEach((each) => each.remove());
    old.querySelectorAll(".now").forEach((each) => this.unmark(each));
    for (const heading of old.querySelectorAll("h1, h2")) {
      const lower = document.createElement(heading.tagName === "H1" ? "h3" : "h4");
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
    old.classList.add("over");
    by("earlier").prepend(old);
    by("past").setAttribute("data-filled", "");
  }

  number(number) {
    this.open = number;
    for (const field of document.querySelectorAll("input[name=turn]")) field.value = number;
  }

  manner({ rate, volume, voice }) {
    by("manner").textContent = `Pace ${rate}, volume ${volume}`;
    if (by("speaker")) by("speaker").value = voice;
  }

  // The foot's number, to be pressed on a telephone.
  emergency(number) {
    const link = Object.assign(document.createElement("a"), { className: "call", href: `tel:${number}`, textContent: number });
    by("emergency").replaceChildren(...(number ? ["In an emergency call ", link, "."] : []));
  }

  // Where nothing can be dialled, a number is no link that does nothing.
  plain_numbers() {
    if (matchMedia("(any-pointer: coarse)").matches) return;
    document.querySelectorAll(".call[href]").forEach((each) => {
      each.removeAttribute("href");
      each.removeAttribute("aria-label");
    });
  }

  // Three states, told by shape, words and ground; the words are announced once, by the status.
  talk({ listening, thinking, speaking, wanted }) {
    const state = listening ? "listening" : thinking ? "thinking" : speaking ? "speaking" : "resting";
    const before = document.body.dataset.state;
    document.body.dataset.state = state;
    for (const id of ["state", "room-state", "strip-state"]) by(id).textContent = STATES[state];
    for (const id of ["talk", "room-talk"]) by(id).textContent = listening ? "Done" : speaking ? "Talk now" : "Talk";
    const idle = state === "resting" && !wanted;
    if (idle && document.activeElement === by("stop")) by("talk").focus({ preventScroll: true });
    by("stop").hidden = idle;
    clearTimeout(this.waiting);
    if (state === "listening") this.status("I am listening.", true);
    // Said beside a quick answer, it would be heard after the answer, or put off an order.
    else if (state === "thinking") this.waiting = setTimeout(() => this.status("One moment.", true), PATIENCE);
    else if (before === "listening" || before === "thinking") this.status("", true);
    if (state !== "listening") this.level(0);
    this.title();
  }

  title() {
    const state = document.body.dataset.state;
    const busy = state === "listening" ? "Listening: " : "";
    const wrong = by("problem").textContent || by("wrong").textContent ? "Error: " : "";
    document.title = `${wrong}${busy}${this.text} - ${document.body.dataset.name}`;
  }

  // "quiet" words repeat what the state shows, and are for the ear only; empty ones replace no others.
  status(text, quiet = false) {
    const status = by("status");
    if (quiet && !text && !status.classList.contains("heard")) return;
    if (text && !quiet) clearTimeout(this.waiting);  // it tells already why one waits
    status.classList.toggle("heard", quiet);
    if (status.textContent !== text) status.textContent = text;
  }

  // It is only told anew where its text is put in anew, and never from behind a dialogue. Not by
  // the role "alert": what is put into one, Orca in Firefox passes over.
  problem(text) {
    if (text) document.querySelectorAll("dialog[open]").forEach((each) => each.close());
    const line = Object.assign(document.createElement("p"), { textContent: text });
    by("problem").replaceChildren(...(text ? [line] : []));
    this.room_for_bar();
    if (text) by("problem").scrollIntoView({ behavior: "instant", block: "nearest" });
    this.title();
  }

  // What is wrong with the words in the box stands beside it, and is told at once. It describes the
  // box only once that has lost the focus: Chromium reads a description that comes, too.
  wrong(text) {
    const box = by("text");
    by("wrong").textContent = text;
    box.removeAttribute("aria-describedby");
    if (text) { box.setAttribute("aria-invalid", "true"); box.focus(); } else box.removeAttribute("aria-invalid");
    this.status("", true);
    if (text) this.status(text, true);
    this.title();
  }

  // Words so far may still change, so they are for the eye only; of many, the last are shown.
  caption(text) {
    const last = text.length > MOST_CAPTION ? `… ${text.slice(-MOST_CAPTION).replace(/^\S*\s/, "")}` : text;
    by("caption").hidden = !text;
    by("caption").textContent = text ? `You: ${last}` : "";
  }

  level(level) { document.documentElement.style.setProperty("--level", level.toFixed(2)); }

  mark(at) {
    document.querySelectorAll(".sentence.now").forEach((each) => this.unmark(each));
    if (!at) return;
    const sentence = by("now").querySelector(`.sentence[data-at="${CSS.escape(at)}"]`);
    if (!sentence) return;
    sentence.classList.add("now");
    sentence.setAttribute("aria-current", "true");
    const box = sentence.getBoundingClientRect();
    const bottom = innerHeight - (parseFloat(document.documentElement.style.getPropertyValue("--bar")) || 0);
    // One that is larger than the view is read from its beginning.
    const tall = box.height > bottom * 0.6;
    const seen = box.top >= 0 && (tall ? box.top < bottom / 2 : box.bottom <= bottom);
    if (!this.follows || seen) return;
    // A heading is seen with what stands over it: the level, or which question it is.
    if (sentence.closest("h1")) this.top();
    else sentence.scrollIntoView({ behavior: "instant", block: tall ? "start" : "center" });
  }

  unmark(sentence) {
    sentence.classList.remove("now");
    sentence.removeAttribute("aria-current");
  }
}
