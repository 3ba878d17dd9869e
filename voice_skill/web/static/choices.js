// What a person chose for the page: kept in this browser only, and no word of the conversation.
const KEY = "voice-skill-choices";
const NAMES = ["voice", "theme", "size", "follow", "keys"];
const fields = (name) => [...document.querySelectorAll(`#settings input[name=${name}]`)];

export class Choices {
  constructor(onChange) {
    this.onChange = onChange;
    this.restore();
    document.getElementById("settings").addEventListener("change", () => this.changed());
    this.apply();
  }

  get(name) { return fields(name).find((each) => each.checked)?.value ?? ""; }
  get all() { return Object.fromEntries(NAMES.map((name) => [name, this.get(name)])); }
  get voice() { return this.get("voice") || "own"; }

  // Chosen by a skip link, or by voice: { theme: "dark", size: "large" }.
  set(chosen) {
    for (const [name, value] of Object.entries(chosen))
      for (const field of fields(name)) field.checked = field.value === value;
    this.changed();
  }

  restore() {
    let kept = {};
    try { kept = JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { /* not kept, or not ours */ }
    for (const name of NAMES) if (name in kept) for (const field of fields(name)) {
      field.checked = field.type === "checkbox" ? kept[name] === field.value : field.value === kept[name] || field.checked;
    }
  }

  changed() {
    try { localStorage.setItem(KEY, JSON.stringify(this.all)); } catch { /* a browser that keeps nothing */ }
    this.apply();
    this.onChange(this.all);
  }

  apply() {
    for (const name of ["theme", "size"]) for (const field of document.querySelectorAll(`input[type=hidden][name=${name}]`)) {
      if (this.get(name)) field.value = this.get(name);
    }
  }
}
