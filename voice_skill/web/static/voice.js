// The skill's own voice: one WAV a sentence, the next one fetched while this one sounds.
const PATIENCE = 3000; // milliseconds that a sound may come late
const MUTE = "No sound comes out of this browser. Plug in a loudspeaker, or choose another one. The answer is on the page.";

export class Voice {
  // "token" gives that of the program that runs now.
  constructor({ token, onSentence, onProblem }) {
    this.token = token;
    this.onSentence = onSentence;
    this.onProblem = onProblem;
    this.run = null;
  }

  get speaking() { return this.run !== null; }

  // The place of the sentence that sounds just now, or "".
  get at() { return this.run?.at ?? ""; }

  // Browsers allow sound only after a press: call this from one.
  unlock() {
    this.context ??= new AudioContext();
    if (this.context.state === "suspended") this.context.resume();
  }

  // Says the sentences at these places, one after the other; true once all were said.
  async say({ conversation, turn, places, volume }) {
    this.stop();
    if (!places.length) return true;
    this.unlock();
    const run = { at: "", stopper: new AbortController(), source: null };
    this.run = run;
    const get = (place) => this.sentence(conversation, turn, place, run.stopper.signal);
    try {
      let next = get(places[0]);
      for (const [index, place] of places.entries()) {
        const sound = await next;
        next = index + 1 < places.length ? get(places[index + 1]) : null;
        next?.catch(() => {}); // told when it is its turn
        if (this.run !== run) return false;
        run.at = place;
        this.onSentence(place);
        await this.play(run, sound, volume / 100);
        if (this.run !== run) return false;
      }
    } catch (error) {
      if (this.run !== run) return false;
      if (error.name !== "AbortError") this.onProblem(error.message);
    }
    this.run = null;
    this.onSentence("");
    return true;
  }

  // Silence, at once. What was being fetched is let go.
  stop() {
    const run = this.run;
    this.run = null;
    if (!run) return;
    run.stopper.abort();
    if (run.source) { run.source.stop(); run.source.disconnect(); }
    this.onSentence("");
  }

  async sentence(conversation, turn, at, signal) {
    const query = new URLSearchParams({ conversation, turn, at });
    let answer;
    try {
      answer = await fetch(`/speech?${query}`, { headers: { "x-voice-skill-token": this.token() }, signal });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Error("The voice cannot be reached. The answer is on the page.");
    }
    if (!answer.ok) throw new Error(answer.status === 503 ? await answer.text() : "The voice failed. The answer is on the page.");
    return this.context.decodeAudioData(await answer.arrayBuffer());
  }

  // Without a loudspeaker a browser may never begin, and never say so: then it is not waited for.
  play(run, sound, volume) {
    return new Promise((over, failed) => {
      setTimeout(() => failed(new Error(MUTE)), sound.duration * 1000 + PATIENCE);
      const gain = new GainNode(this.context, { gain: volume });
      run.source = new AudioBufferSourceNode(this.context, { buffer: sound });
      run.source.connect(gain).connect(this.context.destination);
      run.source.addEventListener("ended", over);
      run.source.start();
    });
  }
}
