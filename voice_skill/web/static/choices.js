// What a person chose for the page: kept in this browser only, and no word of the conversation.
const KEY = "voice-skill-choices";
const NAMES = ["voice", "theme", "size"];

export class Choices {
  constructor(onVoice) {
    this.onVoice = onVoice;
    this.restore();
    document.getElementById("settings").addEventListener("change", () => this.changed());
    this.apply();
  }

  get voice() { return document.querySelector("input[name=voice]:checked")?.value ?? "own"; }

  restore() {
    let kept = {};
    try { kept = JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { /* not kept, or not ours */ }
    for (const name of NAMES) for (const field of document.querySelectorAll(`#settings input[name=${name}]`)) {
      if (field.value === kept[name]) field.checked = true;
    }
  }

  changed() {
    const chosen = Object.fromEntries(NAMES.map((name) =>
      [name, document.querySelector(`#settings input[name=${name}]:checked`)?.value]));
    try { localStorage.setItem(KEY, JSON.stringify(chosen)); } catch { /* a browser that keeps nothing */ }
    this.apply();
    this.onVoice(this.voice);
  }

  // One voice at a time: the page's own, or the screen reader's.
  apply() {
    document.getElementById("now").setAttribute("aria-live", this.voice === "screen-reader" ? "polite" : "off");
    for (const name of ["theme", "size"]) {
      const chosen = document.querySelector(`#settings input[name=${name}]:checked`)?.value;
      const field = document.querySelector(`#saying input[name=${name}]`);
      if (chosen && field) field.value = chosen;
    }
  }
}
