// The sound of a telephone that rings, made of two tones: a second of trill, two seconds of silence.
const TRILL = [880, 1108.73];
const SWITCHES = 12;

export class Ring {
  #context;
  #timer;
  #gain;

  constructor(context) {
    this.#context = context;
  }

  start() {
    if (this.#timer) return;
    this.#trill();
    this.#timer = setInterval(() => this.#trill(), 3000);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#gain?.gain.cancelScheduledValues(0);
    this.#gain?.gain.setTargetAtTime(0, this.#context.currentTime, 0.01);
  }

  #trill() {
    const now = this.#context.currentTime;
    const tone = new OscillatorNode(this.#context, { type: "triangle" });
    this.#gain = new GainNode(this.#context, { gain: 0 });
    for (let turn = 0; turn < SWITCHES; turn++) tone.frequency.setValueAtTime(TRILL[turn % 2], now + turn / SWITCHES);
    this.#gain.gain.setTargetAtTime(0.25, now, 0.02);
    this.#gain.gain.setTargetAtTime(0, now + 0.9, 0.05);
    tone.connect(this.#gain).connect(this.#context.destination);
    tone.start(now);
    tone.stop(now + 1.2);
  }
}
