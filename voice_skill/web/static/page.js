// The page: wires buttons, socket, voice and microphone together. Each lives in its own file.
import { Link } from "./link.js";
import { Voice } from "./voice.js";
import { Microphone } from "./microphone.js";
import { Screen } from "./screen.js";
import { Choices } from "./choices.js";
import { Told } from "./told.js";
import { Keys } from "./keys.js";
import { Captions } from "./captions.js";

const BEAT = 500;  // milliseconds until what belongs to a heading with the focus is told
const by = (id) => document.getElementById(id);
const screen = new Screen();
const told = new Told(by("told"));
const captions = new Captions();
const choices = new Choices((chosen) => { if (chosen.voice !== "own") voice.stop(); if (link.open) tell(chosen); });
const link = new Link({
  token: document.body.dataset.token,
  onMessage: (message) => hear[message.kind]?.(message),
  onLost: () => { microphone.pause(); listening = wanted = thinking = false; refresh(); },
  onProblem: (text) => { thinking = false; refresh(); screen.problem(text); },
});
const voice = new Voice({
  token: () => link.token,
  onSentence: (at) => { screen.mark(marks ? at : ""); captions.say(marks ? screen.sentence(at) : at && said.text); },
  onProblem: (text) => screen.problem(text),
});
const microphone = new Microphone({
  onSound: (frame) => { if (listening) link.sound(frame); },
  onLevel: (level) => { if (listening) screen.level(level); },
  onGone: () => { listening = wanted = false; link.send({ kind: "done" }); refresh();
    screen.problem("The microphone is gone. Plug it in again, then press Talk. Or type."); },
});

let turn = { number: 0, spoken: [], listens: true, volume: 100 };
let said = turn;        // what is read aloud: the open turn, or something beside it
let marks = true;       // whether its places are those on the page
let wanted = false;     // the person has pressed Talk and has not stopped
let listening = false;  // sound goes out just now
let ready = false;      // the ears take it
let thinking = false;   // an answer is waited for
let fresh = true;       // the microphone was opened anew
let hushed = false;     // Stop was pressed while an answer was waited for: it is shown, not said
let unsent = null;      // what is done once the line is back: words wait in the box, or a press

function refresh() {
  screen.talk({ listening: listening && ready, thinking: thinking || (listening && !ready), wanted, speaking: voice.speaking });
}

async function show(message) {
  screen.problem("");
  voice.stop();
  turn = said = message;
  marks = true;
  const focused = screen.turn(message);
  told.say(choices.voice === "screen-reader" ? screen.said(focused) : "", focused ? BEAT : 0);
  captions.heading();
  const finished = choices.voice !== "own" || (hushed && !message.urgent) || await speak();
  if (finished) afterSpeech();
}

async function speak() {
  const whole = voice.say({ conversation: link.conversation, turn: said.number,
    places: said.spoken, volume: said.volume });
  refresh();
  const finished = await whole;
  refresh();
  return finished;
}

// Pace, volume and "repeat" change how the open turn is said; it stays on the page.
async function beside(message) {
  voice.stop();
  said = { ...message, listens: turn.listens };
  marks = message.marks;
  screen.manner(message);
  if (message.look === "captions") captions.open();
  else if (message.look) choices.set(message.looks);
  // Said again whole, it needs no word that it is: that would be heard after it.
  const again = choices.voice === "screen-reader" && message.marks;
  screen.status(again ? "" : message.text);
  if (again) told.say(screen.said(false));
  const finished = choices.voice !== "own" || await speak();
  if (finished) afterSpeech();
}

// Hands free only where this page is the voice: else a screen reader would be heard.
function afterSpeech() {
  refresh();
  if (!wanted || voice.speaking || listening) return;
  if (choices.voice === "own" && turn.listens) listen();
  else { wanted = false; microphone.pause(); refresh(); }
}

function listen() {
  thinking = false;
  if (!link.send({ kind: "listen", fresh })) {
    unsent = () => { if (wanted) listen(); };
    thinking = !link.told;
    return;
  }
  fresh = ready = false;
  listening = true;
  screen.caption("");
  refresh();
}

// The skill is told where it was cut short, so that "next", "back" and "go on" know the place.
function cutShort() {
  const at = voice.at;
  voice.stop();
  if (at) link.send({ kind: "stopped", turn: said.number, at });
}

function finish() {
  listening = false; thinking = true;
  link.send({ kind: "done" });
  refresh();
}

async function talk() {
  if (listening) { finish(); return; }
  hushed = false;
  cutShort();
  screen.problem("");
  thinking = true; refresh();
  const opened = await microphone.open();
  thinking = false; refresh();
  if (opened.problem) { screen.problem(opened.problem); return; }
  fresh = fresh || opened.fresh;
  wanted = true;
  listen();
  refresh();
}

// Hold to talk: what was said while the key was down, and not hands free afterwards.
async function hold() {
  if (!listening) await talk();
  if (!keys.held) release();
}

function release() {
  if (!listening) return;
  wanted = false;
  finish();
  microphone.pause();
}

function stop() {
  const busy = voice.speaking || listening || wanted || thinking;
  hushed = thinking;
  cutShort();
  if (listening) link.send({ kind: "done", drop: true });
  listening = wanted = thinking = false;
  microphone.pause();
  refresh();
  if (busy) screen.status("Stopped.");
}

function say(message, later = () => say(message)) {
  hushed = false;
  voice.unlock();
  voice.stop();
  if (listening) { listening = false; link.send({ kind: "done", drop: true }); }
  const sent = link.send(message);
  unsent = sent ? null : later;
  thinking = sent || !link.told;
  screen.status("");
  refresh();
  return sent;
}

// What was chosen here, so that no reply claims what this page does not do.
function tell(chosen) { link.send({ kind: "chosen", ...chosen }); }

// The words stay in the box until they are gone out: a program that is away gets them later.
function send() {
  const box = by("text");
  const text = box.value.trim();
  screen.wrong(text ? "" : "There was nothing to answer. Type a question first.");
  if (!text) return;
  // Without the turn's number: the box is empty for a second press, and no word is ever dropped.
  if (say({ kind: "say", text }, () => { if (box.value.trim()) send(); })) box.value = "";
}

const hear = {
  room(message) {
    const waits = unsent;
    const returns = link.tries > 0 || waits;
    unsent = null;
    link.joined(message.conversation);
    tell(choices.all);
    if (message.lost && returns) {
      // What stands here may be an order: it stays until something new is said.
      turn = said = { ...turn, number: message.number };
      screen.over(message.number);
      screen.problem("The program was started anew, and does not know what we said. What stands here stays. Press Send to ask.");
      return;
    }
    // What was answered while the line was down is told like any turn.
    if (returns && message.number !== screen.open) show(message);
    turn = said = message;
    screen.room(message);
    if (message.lost) screen.problem("Our earlier conversation is over: the program was started anew.");
    waits?.();
    refresh();
  },
  turn(message) { listening = thinking = false; show(message); },
  beside(message) { listening = thinking = false; beside(message); },
  heard(message) { listening = false; thinking = !message.over; screen.caption(message.text); captions.heard(message.text); refresh();
    if (message.over) { wanted = false; microphone.pause(); refresh(); } },
  caption(message) { screen.caption(message.text); captions.heard(message.text); },
  listening() { ready = true; refresh(); },
  note(message) { if (!message.text) thinking = false; refresh(); screen.status(message.text); },
  problem(message) { listening = wanted = thinking = false; microphone.pause(); refresh(); screen.problem(message.text); },
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (button?.hasAttribute("formaction")) {  // a page of its own, which only the program can make
    if (!link.open) { event.preventDefault(); link.send({}); unsent = () => form.requestSubmit(button); }
    return;
  }
  event.preventDefault();
  if (form.id === "asking") send();
  else if (form.id === "voicing") say({ kind: "speaker", name: by("speaker").value });
  else if (form.id === "moving") say({ kind: "say", text: by("country").value });
  else if (form.id === "saying" && button) {
    if (button.closest(".steps")) cutShort();
    const what = button.name === "press" ? { kind: "press", command: button.value } : { kind: "say", text: button.value };
    say({ ...what, turn: turn.number });
  }
});
by("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); event.target.form.requestSubmit(); }
});
for (const id of ["talk", "room-talk"]) by(id).addEventListener("click", talk);
by("stop").addEventListener("click", stop);
// Nothing was asked yet: then the welcome is said.
by("aloud").addEventListener("click", () => { voice.unlock(); said = turn; marks = true;
  if (choices.voice === "screen-reader") told.say(screen.said(false)); else speak().then(afterSpeech); });
by("reader").addEventListener("click", (event) => {
  event.preventDefault();
  choices.set({ voice: "screen-reader" });
  screen.focus();
  screen.status("Your screen reader reads the answers now. This page is silent.");
});
function list() { by("keys").showModal(); by("keys-name").focus(); }
by("keys-open").addEventListener("click", list);
const keys = new Keys({ isOn: () => choices.get("keys") === "on", onTalk: talk, onHold: hold,
  onRelease: release, onStop: stop, onList: list });

screen.ready();
link.connect(document.body.dataset.conversation);
