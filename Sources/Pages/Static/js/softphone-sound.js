// The telephone's microphone and speaker. The browser takes the echo and the noise out; which devices are used is remembered here.
const KEPT = "softphone.";

export class Sound {
  #context;
  #stream;
  #source;
  #microphone;
  #speaker;
  #handlers;

  /**
   * Asks for the microphone; has to follow a click, or the browser will not play.
   * @param handlers `frame(samples)`, `level(name, level)`, `quality({ delay, gaps, lost })`
   */
  static async open(handlers) {
    const sound = new Sound(handlers);
    await sound.#open();
    return sound;
  }

  constructor(handlers) {
    this.#handlers = handlers;
    this.#context = new AudioContext({ latencyHint: "interactive" });
  }

  get context() {
    return this.#context;
  }

  get isRunning() {
    return this.#context.state === "running";
  }

  /** Another call begins. */
  begin() {
    this.#speaker.port.postMessage(null);
  }

  play(number, samples) {
    this.#speaker.port.postMessage({ number, samples }, [samples.buffer]);
  }

  /** Those that can be chosen, and which is. */
  async devices() {
    const all = await navigator.mediaDevices.enumerateDevices();
    const speakers = "setSinkId" in this.#context ? all.filter((one) => one.kind === "audiooutput") : [];
    return {
      microphone: { found: all.filter((one) => one.kind === "audioinput"), chosen: kept("microphone") },
      speaker: { found: speakers, chosen: kept("speaker") },
    };
  }

  async choose(name, id) {
    keep(name, id);
    await (name === "microphone" ? this.#listen() : this.#direct());
  }

  async close() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    await this.#context.close();
  }

  async #open() {
    await this.#context.audioWorklet.addModule(new URL("softphone-worklet.js", import.meta.url));
    this.#microphone = new AudioWorkletNode(this.#context, "softphone-microphone", { numberOfOutputs: 0 });
    this.#microphone.port.onmessage = ({ data }) => {
      if (data.frame) this.#handlers.frame(data.frame);
      else this.#handlers.level("microphone", data.level);
    };
    this.#speaker = new AudioWorkletNode(this.#context, "softphone-speaker", { numberOfInputs: 0, outputChannelCount: [1] });
    this.#speaker.port.onmessage = ({ data }) => {
      this.#handlers.level("speaker", data.level);
      this.#handlers.quality(data);
    };
    this.#speaker.connect(this.#lowPass()).connect(this.#context.destination);
    await this.#listen();
    await this.#direct();
    await Promise.race([this.#context.resume(), new Promise((done) => setTimeout(done, 500))]);
  }

  /** What 16,000 samples a second can't carry must not be there when they are taken, nor where they are played. */
  #lowPass() {
    return new BiquadFilterNode(this.#context, { type: "lowpass", frequency: 7_000, Q: 0.7 });
  }

  async #listen() {
    const wish = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
    const id = kept("microphone");
    const stream = await navigator.mediaDevices
      .getUserMedia({ audio: id ? { ...wish, deviceId: { exact: id } } : wish })
      // The one that was chosen may be unplugged.
      .catch((fault) => (id && fault.name !== "NotAllowedError" ? navigator.mediaDevices.getUserMedia({ audio: wish }) : Promise.reject(fault)));
    this.#source?.disconnect();
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = stream;
    this.#source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: stream });
    this.#source.connect(this.#lowPass()).connect(this.#lowPass()).connect(this.#microphone);
    stream.getAudioTracks()[0].addEventListener("ended", () => this.#listen().catch(() => this.#handlers.trouble("microphone")));
  }

  async #direct() {
    if (!("setSinkId" in this.#context)) return;
    // One that is gone is replaced by the system's own.
    await this.#context.setSinkId(kept("speaker")).catch(() => this.#context.setSinkId(""));
  }
}

function kept(name) {
  return localStorage.getItem(KEPT + name) ?? "";
}

function keep(name, id) {
  localStorage.setItem(KEPT + name, id);
}
