// In the browser's sound thread: samples at any rate in, 16-bit frames of 80 ms at 16 kHz out.
const RATE = 16000;
const FRAME = 1280; // samples

class Frames extends AudioWorkletProcessor {
  constructor() {
    super();
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
    this.step = sampleRate / RATE; // input samples for one output sample
    this.sum = 0;
    this.weight = 0;
  }

  process([input]) {
    const samples = input[0];
    if (samples) for (const sample of samples) this.take(sample);
    return true;
  }

  // Each output sample is the mean of the input it covers: plain, and no aliasing to speak of.
  take(sample) {
    let left = 1;
    while (left > 0) {
      const part = Math.min(left, this.step - this.weight);
      this.sum += sample * part;
      this.weight += part;
      left -= part;
      if (this.weight >= this.step - 1e-9) {
        this.put(this.sum / this.step);
        this.sum = 0;
        this.weight = 0;
      }
    }
  }

  put(value) {
    this.frame[this.filled++] = Math.max(-32768, Math.min(32767, Math.round(value * 32767)));
    if (this.filled === FRAME) {
      this.port.postMessage(this.frame.buffer, [this.frame.buffer]);
      this.frame = new Int16Array(FRAME);
      this.filled = 0;
    }
  }
}

registerProcessor("frames", Frames);
