// The socket. It says who it is, keeps the conversation's id in this tab, and comes back by itself.
const KEY = "voice-skill-conversation";
const MOVED = 4409, FULL = 4429, WRONG = 4400;
const WAITS = [500, 1000, 2000, 4000, 5000]; // milliseconds between tries

export class Link {
  constructor({ token, onMessage, onLost, onProblem }) {
    this.token = token;
    this.onMessage = onMessage;
    this.onLost = onLost;
    this.onProblem = onProblem;
    this.conversation = "";
    this.tries = 0;
    this.told = false;
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
    if (this.told) { this.told = false; this.onProblem(""); }
    for (const field of document.querySelectorAll("input[name=conversation]")) field.value = conversation;
  }

  send(message) {
    if (!this.open) { this.tell(); return false; }
    this.socket.send(JSON.stringify(message));
    return true;
  }

  sound(frame) {
    // A browser that cannot get rid of sound drops it: late sound is worse than none.
    if (this.open && this.socket.bufferedAmount < 200000) this.socket.send(frame);
  }

  lost(code) {
    const known = this.conversation;
    this.conversation = "";
    this.onLost();
    if (code === MOVED) {
      sessionStorage.removeItem(KEY);
      this.onProblem("This conversation goes on in another tab. Load this page again for a new one.");
      return;
    }
    if (code === FULL) { this.onProblem("Too many tabs are open. Close some, then load this page again."); return; }
    if (code === WRONG && !known) {
      // The program was started anew: a new page brings a new token.
      this.onProblem("The program was started anew. Load this page again.");
      return;
    }
    // The program was started anew, or has another owner: then trying again never helps.
    fetch("/", { method: "HEAD" }).then((answer) => { if (answer.status === 403) this.refused(); }, () => {});
    if (this.tries > 0) this.tell();
    this.waiting = setTimeout(() => this.connect(known || this.wanted), WAITS[Math.min(this.tries++, WAITS.length - 1)]);
  }

  refused() {
    clearTimeout(this.waiting);
    this.onProblem("This page is over. Run voice-skill web once more, and open the address that it prints.");
  }

  tell() {
    this.told = true;
    this.onProblem("The connection to the program is lost. I keep trying, and keep our place.");
  }
}
