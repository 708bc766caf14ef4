// The telephone's connection to the server: news as text, sound as numbered frames. When it is lost it comes back by itself, in the
// middle of a call, too.
const HEAD = 4;
// Frames that may wait to be sent; what is older is not worth hearing.
const MOST_WAITING = 10;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;

export class Line {
  #handlers;
  #socket;
  #number = 0;
  #pause = FIRST_PAUSE;
  #isOver = false;

  /** @param handlers `told(news)`, `heard(number, samples)`, `lost()` */
  constructor(handlers) {
    this.#handlers = handlers;
    this.#open();
  }

  wish(word) {
    if (this.#isOpen) this.#socket.send(word);
  }

  /** @param samples 320 of 16 bits */
  speak(samples) {
    this.#number += 1;
    if (!this.#isOpen || this.#socket.bufferedAmount > MOST_WAITING * (samples.byteLength + HEAD)) return;
    const frame = new DataView(new ArrayBuffer(HEAD + samples.byteLength));
    frame.setUint32(0, this.#number, true);
    new Int16Array(frame.buffer, HEAD).set(samples);
    this.#socket.send(frame.buffer);
  }

  close() {
    this.#isOver = true;
    this.#socket.close();
  }

  get #isOpen() {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  #open() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.#socket = new WebSocket(`${scheme}://${location.host}/softphone/socket`);
    this.#socket.binaryType = "arraybuffer";
    this.#socket.addEventListener("message", ({ data }) => this.#hear(data));
    this.#socket.addEventListener("close", () => this.#lost());
  }

  #hear(data) {
    this.#pause = FIRST_PAUSE;
    if (typeof data === "string") this.#handlers.told(JSON.parse(data));
    else this.#handlers.heard(new DataView(data).getUint32(0, true), new Int16Array(data.slice(HEAD)));
  }

  #lost() {
    if (this.#isOver) return;
    this.#handlers.lost();
    setTimeout(() => this.#isOver || this.#open(), this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }
}
