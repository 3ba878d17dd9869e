// What a screen reader is told. The region is always in the page, and each thing is put in once:
// NVDA, JAWS and Orca say what is added to a region that they know.
export class Told {
  constructor(region) { this.region = region; }

  // Nothing to say leaves nothing behind, to be read later by mistake. What belongs to a heading that
  // takes the focus comes "later", in milliseconds: else a busy reader says it before the heading.
  say(text, later = 0) {
    clearTimeout(this.waiting);
    this.region.replaceChildren();
    if (!text) return;
    if (later) { this.waiting = setTimeout(() => this.say(text), later); return; }
    const line = document.createElement("p");
    line.textContent = text;
    this.region.append(line);
  }
}
