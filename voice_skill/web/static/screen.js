// What is seen: turns come as HTML that the server has escaped; words go in as text only.
const SETTLES = 500; // milliseconds
const by = (id) => document.getElementById(id);

function pieces(html) {
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}

export class Screen {
  // With scripts the big buttons appear; without, the form is all there is.
  ready() {
    by("talk").hidden = false;
    by("stop").hidden = false;
    by("voices").hidden = false;
    this.talk({ listening: false, speaking: false });
  }

  room({ html, number, earlier }) {
    by("now").replaceChildren(...pieces(html));
    by("earlier").replaceChildren(...pieces(earlier));
    by("past").toggleAttribute("data-filled", by("earlier").childElementCount > 0);
    this.number(number);
  }

  // The new turn takes the place of the old, which goes to the earlier ones.
  turn(html, number) {
    const now = by("now");
    const focused = document.activeElement?.closest("#now, [aria-labelledby=more]");
    const old = now.querySelector(".turn");
    now.replaceChildren(...pieces(html));
    if (old) this.keep(old);
    this.settle();
    this.number(number);
    this.status("");
    this.caption("");
    // Whoever pressed a button that is gone, or far away, stands at the head of the new turn.
    if (focused) now.querySelector("h2").focus();
    if (now.getBoundingClientRect().top < 0) now.scrollIntoView();
  }

  // The second press of a double click must not fall on a button that has just appeared.
  settle() {
    const buttons = document.querySelectorAll(
      "#now button:enabled, .steps button:enabled");
    for (const button of buttons) button.disabled = true;
    setTimeout(() => { for (const button of buttons) button.disabled = false; }, SETTLES);
  }

  keep(old) {
    old.querySelectorAll(".options, .sources, .call").forEach((each) => each.remove());
    old.querySelectorAll("[role=alert]").forEach((each) => each.removeAttribute("role"));
    old.querySelectorAll(".now").forEach((each) => this.unmark(each));
    for (const from of ["h3", "h2"]) for (const heading of old.querySelectorAll(from)) {
      const lower = document.createElement(from === "h2" ? "h3" : "h4");
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
    old.classList.add("over");
    by("earlier").prepend(old);
    by("past").setAttribute("data-filled", "");
  }

  number(number) {
    for (const field of document.querySelectorAll("input[name=turn]")) field.value = number;
  }

  talk({ listening, speaking }) {
    by("talk").textContent = listening ? "Listening. Press when done" : speaking ? "Talk now" : "Talk";
    by("talk").classList.toggle("listening", listening);
    document.body.dataset.state = listening ? "listening" : speaking ? "speaking" : "resting";
    if (listening) this.status("I am listening.");
    else if (by("status").textContent === "I am listening.") this.status("");
  }

  status(text) { if (by("status").textContent !== text) by("status").textContent = text; }

  // An alert is only told anew where its text is put in anew.
  problem(text) { by("problem").textContent = text; }

  // Words so far may still change, so they are for the eye only.
  caption(text) {
    by("caption").hidden = !text;
    by("caption").textContent = text ? `You: ${text}` : "";
  }

  mark(at) {
    document.querySelectorAll(".sentence.now").forEach((each) => this.unmark(each));
    if (!at) return;
    const sentence = by("now").querySelector(`.sentence[data-at="${CSS.escape(at)}"]`);
    if (!sentence) return;
    sentence.classList.add("now");
    sentence.setAttribute("aria-current", "true");
    const box = sentence.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) sentence.scrollIntoView({ block: "center" });
  }

  unmark(sentence) {
    sentence.classList.remove("now");
    sentence.removeAttribute("aria-current");
  }
}
