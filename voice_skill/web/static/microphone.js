// The microphone: opened when Talk is pressed, 16 kHz frames of 80 ms, and plain words when it fails.
const PROBLEMS = {
  NotAllowedError: "The browser may not use the microphone. Allow it beside the address, then press Talk. Or type.",
  SecurityError: "The browser may not use the microphone. Allow it beside the address, then press Talk. Or type.",
  NotFoundError: "No microphone was found. Plug one in, then press Talk. Or type your question.",
  OverconstrainedError: "No microphone was found. Plug one in, then press Talk. Or type your question.",
  NotReadableError: "The microphone is busy. Close other programs that use it, then press Talk. Or type.",
  AbortError: "The microphone is busy. Close other programs that use it, then press Talk. Or type.",
};
const INSECURE = "The browser gives no microphone to this address. Open the page at http://127.0.0.1 instead. Or type.";
const MUTE = "The browser gives no sound, perhaps for want of a loudspeaker. Plug one in, then press Talk. Or type.";
const PATIENCE = 3000; // milliseconds; Firefox without a loudspeaker never begins, and never says so
const UNKNOWN = "The microphone could not be opened. Try again, or type your question.";

// 0 to 1: silence (-60 dB and less) to as loud as can be.
export function level_of(frame) {
  const samples = new Int16Array(frame);
  const power = samples.reduce((sum, each) => sum + each * each, 0) / samples.length / 32768 ** 2;
  return Math.max(0, Math.min(1, 1 + (10 * Math.log10(power + 1e-9)) / 60));
}

export class Microphone {
  constructor({ onSound, onLevel, onGone }) {
    this.onSound = onSound;
    this.onLevel = onLevel;
    this.onGone = onGone;
  }

  // { fresh } once sound comes, or { problem } in words.
  async open() {
    if (!window.isSecureContext || !navigator.mediaDevices?.getUserMedia) return { problem: INSECURE };
    if (this.stream?.active) return (await this.begun()) ? { fresh: false } : { problem: MUTE };
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: {
        // Made for human ears, these would take away what the recogniser listens to.
        channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
      await this.attach(stream);
    } catch (error) {
      stream?.getTracks().forEach((track) => track.stop());
      this.stream = undefined;
      return { problem: error.message === MUTE ? MUTE : PROBLEMS[error.name] ?? UNKNOWN };
    }
    return { fresh: true };
  }

  async attach(stream) {
    if (!this.context) {
      const context = this.contextFor(stream);
      await context.audioWorklet.addModule("/static/frames.js");
      this.context = context;
    }
    if (!await this.begun()) throw new Error(MUTE);
    this.source = this.context.createMediaStreamSource(stream);
    this.node = new AudioWorkletNode(this.context, "frames", { numberOfOutputs: 0 });
    this.node.port.onmessage = (event) => { this.onLevel(level_of(event.data)); this.onSound(event.data); };
    this.source.connect(this.node);
    this.stream = stream;
    stream.getAudioTracks()[0].addEventListener("ended", () => { this.close(); this.onGone(); });
  }

  // Whether the sound runs; not waited for longer than somebody would.
  begun() {
    const late = new Promise((tell) => { setTimeout(tell, PATIENCE, false); });
    return Promise.race([this.context.resume().then(() => true), late]);
  }

  // Some browsers cannot take a microphone at 16 kHz: then the frames are made from its own rate.
  contextFor(stream) {
    const context = new AudioContext({ sampleRate: 16000 });
    try {
      context.createMediaStreamSource(stream).disconnect();
      return context;
    } catch {
      context.close();
      return new AudioContext();
    }
  }

  // Lets the microphone go: the browser's sign for it goes out as well.
  pause() { this.close(); }

  close() {
    this.source?.disconnect();
    this.node?.port.close();
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = this.source = this.node = undefined;
  }
}
