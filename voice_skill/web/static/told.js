// What a screen reader is told. The region is always in the page, and each thing is put in once:
// NVDA, JAWS and Orca say what is added to a region that they know.
export class Told {
  constructor(region) { this.region = region; }

  // Nothing to say leaves nothing behind, to be read later by mistake.
  say(text) {
    if (!text) { this.region.replaceChildren(); return; }
    const line = document.createElement("p");
    line.textContent = text;
    this.region.replaceChildren(line);
  }
}
