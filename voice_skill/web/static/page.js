// The page: wires buttons, socket, voice and microphone together. Each lives in its own file.
import { Link } from "./link.js";
import { Voice } from "./voice.js";
import { Microphone } from "./microphone.js";
import { Screen } from "./screen.js";
import { Choices } from "./choices.js";

const screen = new Screen();
const choices = new Choices((kind) => { if (kind !== "own") voice.stop(); });
const link = new Link({
  token: document.body.dataset.token,
  onMessage: (message) => hear[message.kind]?.(message),
  onLost: () => { microphone.pause(); listening = false; wanted = false; refresh(); },
  onProblem: (text) => screen.problem(text),
});
const voice = new Voice({
  token: document.body.dataset.token,
  onSentence: (at) => screen.mark(at),
  onProblem: (text) => screen.problem(text),
});
const microphone = new Microphone({
  onSound: (frame) => { if (listening) link.sound(frame); },
  onGone: () => { listening = false; wanted = false; link.send({ kind: "done" }); refresh();
    screen.problem("The microphone is gone. Plug it in again, then press Talk. Or type."); },
});

let turn = { number: 0, spoken: [], listens: true, volume: 100 };
let wanted = false;     // the person has pressed Talk and has not stopped
let listening = false;  // sound goes out just now
let fresh = true;       // the microphone was opened anew

function refresh() { screen.talk({ listening, wanted, speaking: voice.speaking }); }

async function show(message) {
  screen.problem("");
  voice.stop();
  turn = message;
  screen.turn(message.html, message.number);
  const finished = choices.voice !== "own" || await speak();
  if (finished) afterSpeech();
}

async function speak() {
  const whole = voice.say({ conversation: link.conversation, turn: turn.number,
    places: turn.spoken, volume: turn.volume });
  refresh();
  const finished = await whole;
  refresh();
  return finished;
}

// Hands free only where this page is the voice: else a screen reader would be heard.
function afterSpeech() {
  if (!wanted || voice.speaking || listening) return;
  if (choices.voice === "own" && turn.listens) listen();
  else { wanted = false; microphone.pause(); refresh(); }
}

function listen() {
  if (!link.send({ kind: "listen", fresh })) return;
  fresh = false;
  listening = true;
  screen.caption("");
  refresh();
}

// The skill is told where it was cut short, so that "next", "back" and "go on" know the place.
function cutShort() {
  const at = voice.at;
  voice.stop();
  if (at) link.send({ kind: "stopped", turn: turn.number, at });
}

async function talk() {
  if (listening) { listening = false; link.send({ kind: "done" }); refresh(); return; }
  cutShort();
  screen.problem("");
  screen.status("One moment.");
  const opened = await microphone.open();
  if (opened.problem) { screen.status(""); screen.problem(opened.problem); return; }
  fresh = fresh || opened.fresh;
  wanted = true;
  listen();
}

function stop() {
  const busy = voice.speaking || listening || wanted;
  cutShort();
  if (listening) link.send({ kind: "done", drop: true });
  listening = false; wanted = false;
  microphone.pause();
  refresh();
  if (busy) screen.status("Stopped.");
}

function say(message) {
  voice.unlock();
  voice.stop();
  if (listening) { listening = false; link.send({ kind: "done", drop: true }); }
  const sent = link.send(message);
  if (sent) { screen.status("One moment."); refresh(); }
  return sent;
}

const hear = {
  room(message) {
    link.joined(message.conversation);
    turn = message;
    screen.room(message);
    if (message.lost) screen.problem("Our earlier conversation is over: the program was started anew.");
    refresh();
  },
  turn(message) { listening = false; show(message); },
  heard(message) { listening = false; screen.caption(message.text); refresh();
    if (message.over) { wanted = false; microphone.pause(); refresh(); } },
  caption(message) { screen.caption(message.text); },
  listening() { refresh(); },
  note(message) { screen.status(message.text); },
  problem(message) { listening = false; wanted = false; microphone.pause(); refresh(); screen.problem(message.text); },
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (button?.hasAttribute("formaction") || !link.open) return; // the server answers it as a page
  if (form.id === "asking") {
    event.preventDefault();
    const box = document.getElementById("text");
    const text = box.value.trim();
    if (!text) { screen.problem("There was nothing to answer. Type a question first."); return; }
    // Without the turn's number: the box is empty for a second press, and no word is ever dropped.
    if (say({ kind: "say", text })) box.value = "";
  } else if (form.id === "saying" && button) {
    event.preventDefault();
    const { step } = button.dataset;
    // Nothing was asked yet: then the welcome is said.
    if (step === "repeat" && turn.number === 0) { voice.unlock(); speak().then(afterSpeech); return; }
    if (step) cutShort();
    const what = button.name === "press" ? { kind: "press", command: button.value } : { kind: "say", text: button.value };
    say({ ...what, turn: turn.number });
  }
});
document.getElementById("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); event.target.form.requestSubmit(); }
});
document.getElementById("talk").addEventListener("click", talk);
document.getElementById("stop").addEventListener("click", stop);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") stop(); });

screen.ready();
link.connect(document.body.dataset.conversation);
