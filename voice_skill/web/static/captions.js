// Captions for the room: one sentence over the whole screen, with who says it, for a far chair.
const by = (id) => document.getElementById(id);

export class Captions {
  constructor() {
    this.page = by("room");
    by("captions-open").addEventListener("click", () => this.open());
    by("captions-close").addEventListener("click", () => this.close());
    this.page.addEventListener("close", () => { if (document.fullscreenElement) document.exitFullscreen(); });
    document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) this.close(); });
  }

  open() {
    this.page.showModal();
    // A browser that refuses the whole screen still shows the whole window.
    this.page.requestFullscreen?.().catch(() => {});
    if (!by("room-text").textContent) this.heading();
  }

  close() { if (this.page.open) this.page.close(); }

  heading() { this.say(document.querySelector("#now h1").textContent); }

  say(text) { this.show("Voice", text); }
  heard(text) { this.show("You", text); }

  show(who, text) {
    if (!text) return;
    by("room-who").textContent = who;
    by("room-text").textContent = text;
    this.page.toggleAttribute("data-you", who === "You");
    this.page.toggleAttribute("data-alert", Boolean(document.querySelector("#now [data-alert]")) && who !== "You");
  }
}
