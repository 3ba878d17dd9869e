// The socket. It says who it is, keeps the conversation's id in this tab, and comes back by itself.
const KEY = "voice-skill-conversation";
const MOVED = 4409, FULL = 4429;
const WAITS = [500, 1000, 2000, 4000, 5000]; // milliseconds between tries
const GONE = "The program is not running. What stands here stays, and your words are kept. I keep trying.";
const OVER = "The program was started anew, for another window. Run voice-skill web once more: this page goes on by itself.";

export class Link {
  constructor({ token, onMessage, onLost, onProblem }) {
    this.token = token;
    this.onMessage = onMessage;
    this.onLost = onLost;
    this.onProblem = onProblem;
    this.conversation = "";
    this.tries = 0;
    this.told = "";
  }

  get open() { return this.socket?.readyState === WebSocket.OPEN && Boolean(this.conversation); }

  connect(conversation = "") {
    this.wanted = conversation || sessionStorage.getItem(KEY) || "";
    const socket = new WebSocket(`ws://${location.host}/talk`);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.addEventListener("open", () => socket.send(JSON.stringify(
      { kind: "hello", token: this.token, conversation: this.wanted })));
    socket.addEventListener("message", (event) => this.onMessage(JSON.parse(event.data)));
    socket.addEventListener("close", (event) => this.lost(event.code));
  }

  joined(conversation) {
    this.conversation = conversation;
    this.tries = 0;
    sessionStorage.setItem(KEY, conversation);
    if (this.told) this.tell("");
    for (const field of document.querySelectorAll("input[name=conversation]")) field.value = conversation;
  }

  send(message) {
    // Until it is known that the program is gone, none of that is told: a page that has just been
    // opened, or has lost its line, may only have to wait a moment.
    if (!this.open) { if (this.told) this.onProblem(this.told); return false; }
    this.socket.send(JSON.stringify(message));
    return true;
  }

  sound(frame) {
    // A browser that cannot get rid of sound drops it: late sound is worse than none.
    if (this.open && this.socket.bufferedAmount < 200000) this.socket.send(frame);
  }

  lost(code) {
    const failed = !this.conversation;
    this.wanted = this.conversation || this.wanted;
    this.conversation = "";
    this.onLost();
    if (code === MOVED) {
      sessionStorage.removeItem(KEY);
      this.tell("This conversation goes on in another tab. Load this page again for a new one.");
      return;
    }
    if (code === FULL) { this.tell("Too many tabs are open. Close some, then load this page again."); return; }
    if (failed) this.tell(GONE);
    setTimeout(() => this.again(), WAITS[Math.min(this.tries++, WAITS.length - 1)]);
  }

  // The page is asked for first: a program that was started anew has a new token in it.
  async again() {
    try {
      const answer = await fetch("/", { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.status === 403 ? OVER : GONE);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.token = page.body.dataset.token;
      for (const field of document.querySelectorAll("input[name=token]")) field.value = this.token;
      this.connect(this.wanted);
    } catch (error) {
      this.tell(error.message === OVER ? OVER : GONE);
      setTimeout(() => this.again(), WAITS[Math.min(this.tries++, WAITS.length - 1)]);
    }
  }

  tell(text) {
    if (this.told === text && text) return; // told once, not at every try
    this.told = text;
    this.onProblem(text);
  }
}
