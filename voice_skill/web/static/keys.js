// Keys where no field or button has the focus: hold Space to talk, T, ? for the list; Esc anywhere.
const HOLDS = 250; // milliseconds: a shorter press of Space moves the page on, as ever
const TAKEN = "input, textarea, select, button, a[href], summary, dialog, [contenteditable]";

export class Keys {
  constructor({ isOn, onTalk, onHold, onRelease, onStop, onList }) {
    this.held = false;
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { onStop(); return; }
      if (event.ctrlKey || event.altKey || event.metaKey || !isOn() || event.target.closest(TAKEN)) return;
      if (event.key === " ") {
        event.preventDefault(); // else the page runs away while somebody speaks
        if (!event.repeat) this.waiting = setTimeout(() => { this.held = true; onHold(); }, HOLDS);
      } else if (event.repeat) return;
      else if (event.key === "t" || event.key === "T") onTalk();
      else if (event.key === "?") onList();
    });
    document.addEventListener("keyup", (event) => { if (event.key === " ") this.up(onRelease, !event.shiftKey); });
    addEventListener("blur", () => this.up(onRelease, null));
  }

  up(onRelease, down) {
    const short = this.waiting !== undefined && !this.held;
    clearTimeout(this.waiting);
    this.waiting = undefined;
    if (this.held) { this.held = false; onRelease(); }
    else if (short && down !== null) scrollBy({ top: (down ? 1 : -1) * innerHeight * 0.8, behavior: "instant" });
  }
}
