// The telephone's sound on the browser's audio thread: what the microphone hears is cut into frames, what came over the network is
// played evenly. Both are 16,000 samples a second on their way, whatever the sound card's own rate is.
const RATE = 16_000;
const FRAME = 320;
const FRAME_SECONDS = FRAME / RATE;

/** How loud some samples were, told ten times a second: from 0 to 1, as ears hear it. */
class Loudness {
  #power = 0;
  #count = 0;

  add(sample) {
    this.#power += sample * sample;
    this.#count += 1;
  }

  get isDue() {
    return this.#count >= sampleRate / 10;
  }

  take() {
    const decibels = 10 * Math.log10(this.#power / this.#count + 1e-9);
    this.#power = this.#count = 0;
    return Math.min(1, Math.max(0, 1 + decibels / 60));
  }
}

registerProcessor(
  "softphone-microphone",
  class extends AudioWorkletProcessor {
    #step = sampleRate / RATE;
    // Of the next sample on its way, counted from the first of this block; below zero it lies between the last block and this.
    #place = 0;
    #last = 0;
    #frame = new Int16Array(FRAME);
    #filled = 0;
    #loudness = new Loudness();

    process([[samples]]) {
      if (!samples) return true;
      for (const sample of samples) this.#loudness.add(sample);
      for (; this.#place < samples.length - 1; this.#place += this.#step) {
        const left = Math.floor(this.#place);
        const from = left < 0 ? this.#last : samples[left];
        this.#push(from + (samples[left + 1] - from) * (this.#place - left));
      }
      this.#place -= samples.length;
      this.#last = samples.at(-1);
      if (this.#loudness.isDue) this.port.postMessage({ level: this.#loudness.take() });
      return true;
    }

    #push(sample) {
      this.#frame[this.#filled++] = Math.max(-1, Math.min(1, sample)) * 32_767;
      if (this.#filled < FRAME) return;
      this.port.postMessage({ frame: this.#frame }, [this.#frame.buffer]);
      this.#frame = new Int16Array(FRAME);
      this.#filled = 0;
    }
  },
);

/** How long sound has to wait so that the late part of it is there in time, too. */
class Patience {
  #earliest = Infinity;
  #late = 0;

  /** A frame has come; those that came sooner than expected say what "on time" is. */
  note(number) {
    const way = currentTime - number * FRAME_SECONDS;
    // Clocks go differently; what was early once is not for ever.
    this.#earliest = Math.min(way, this.#earliest + 0.000_02);
    this.#late = Math.max(way - this.#earliest, this.#late * 0.998);
  }

  /** In samples. */
  get target() {
    return RATE * Math.min(0.4, Math.max(0.04, FRAME_SECONDS + this.#late));
  }
}

registerProcessor(
  "softphone-speaker",
  class extends AudioWorkletProcessor {
    #sound = new Float32Array(RATE * 2);
    // Both count all samples there ever were.
    #written = 0;
    #read = 0;
    #isPlaying = false;
    #gain = 0;
    #patience = new Patience();
    #number = 0;
    #gaps = 0;
    #lost = 0;
    #loudness = new Loudness();

    constructor() {
      super();
      this.port.onmessage = ({ data }) => (data ? this.#take(data) : this.#empty());
    }

    #take({ number, samples }) {
      if (this.#number && number > this.#number + 1) this.#lost += number - this.#number - 1;
      this.#number = number;
      this.#patience.note(number);
      for (const sample of samples) this.#sound[this.#written++ % this.#sound.length] = sample / 32_768;
      // Far too late: all at once, for nobody wants to hear a second of the past.
      if (this.#waiting > this.#patience.target + RATE / 2) this.#read = this.#written - this.#patience.target;
    }

    /** Another call begins. */
    #empty() {
      this.#read = this.#written;
      this.#isPlaying = false;
      this.#number = this.#gaps = this.#lost = 0;
      this.#patience = new Patience();
    }

    get #waiting() {
      return this.#written - this.#read;
    }

    process(_, [[output]]) {
      const step = (RATE / sampleRate) * this.#haste;
      for (let place = 0; place < output.length; place++) {
        output[place] = this.#next(step);
        this.#loudness.add(output[place]);
      }
      if (this.#loudness.isDue) this.#tell();
      return true;
    }

    /** What waits too long is played a hundredth faster, what is about to run out slower: nobody hears that. */
    get #haste() {
      const surplus = this.#waiting - this.#patience.target;
      return surplus > RATE * 0.04 ? 1.01 : surplus < -RATE * 0.02 ? 0.99 : 1;
    }

    /** Fades out before it runs out and in when it goes on, so that a gap is no click. */
    #next(step) {
      if (!this.#isPlaying && this.#waiting >= this.#patience.target) this.#isPlaying = true;
      if (!this.#isPlaying) return (this.#gain = 0);
      if (this.#waiting < 2) {
        this.#isPlaying = false;
        this.#gaps += 1;
        return (this.#gain = 0);
      }
      this.#gain = Math.min(1, this.#gain + 0.005, this.#waiting / (RATE * 0.01));
      const left = Math.floor(this.#read);
      const from = this.#sound[left % this.#sound.length];
      const to = this.#sound[(left + 1) % this.#sound.length];
      const sample = from + (to - from) * (this.#read - left);
      this.#read += step;
      return sample * this.#gain;
    }

    #tell() {
      this.port.postMessage({
        level: this.#loudness.take(),
        delay: Math.round((1000 * this.#waiting) / RATE),
        gaps: this.#gaps,
        lost: this.#lost,
      });
    }
  },
);
