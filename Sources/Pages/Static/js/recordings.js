// A recording is heard by the browser's own player. The drawing above it shows where it is, and goes elsewhere by pointer or by keys.
import { fragment } from "./server.js";
import { say } from "./words.js";

const STEP = 5;

class RecordingPlayer extends HTMLElement {
  connectedCallback() {
    this.wave = this.querySelector("[data-wave]");
    this.audio = this.querySelector("audio");
    if (!this.wave || !this.audio || this.wave.role) return;
    this.head = this.wave.querySelector(".wave-head");
    this.describe();
    for (const happening of ["timeupdate", "loadedmetadata", "seeked"]) this.audio.addEventListener(happening, () => this.show());
    this.audio.addEventListener("play", () => this.quietOthers());
    this.wave.addEventListener("pointerdown", (event) => this.point(event));
    this.wave.addEventListener("pointermove", (event) => event.buttons === 1 && this.point(event));
    this.wave.addEventListener("keydown", (event) => this.press(event));
    const speed = this.querySelector("[data-speed]");
    speed.closest("label").hidden = false;
    speed.addEventListener("change", () => (this.audio.playbackRate = Number(speed.value)));
  }

  describe() {
    this.wave.role = "slider";
    this.wave.tabIndex = 0;
    this.wave.ariaLabel = this.wave.dataset.label;
    this.wave.ariaValueMin = "0";
    this.show();
  }

  /** In seconds; the page knows it before the sound is loaded. */
  get length() {
    return Number.isFinite(this.audio.duration) ? this.audio.duration : Number(this.wave.dataset.seconds);
  }

  show() {
    const place = this.audio.currentTime;
    this.head.style.insetInlineStart = `${(100 * place) / Math.max(this.length, 0.001)}%`;
    this.wave.ariaValueMax = String(Math.round(this.length));
    this.wave.ariaValueNow = String(Math.round(place));
    this.wave.ariaValueText = say("js.recording-place", { place: clock(place), length: clock(this.length) });
  }

  point(event) {
    if (event.button > 0) return;
    const box = this.wave.getBoundingClientRect();
    this.go(((event.clientX - box.left) / box.width) * this.length);
  }

  press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const place = this.audio.currentTime;
    switch (event.key) {
      case " ": this.audio.paused ? this.audio.play() : this.audio.pause(); break;
      case "ArrowRight": case "ArrowUp": this.go(place + STEP); break;
      case "ArrowLeft": case "ArrowDown": this.go(place - STEP); break;
      case "Home": this.go(0); break;
      case "End": this.go(this.length); break;
      default: return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  go(seconds) {
    // Before it is loaded, the browser keeps the place and begins there.
    this.audio.currentTime = Math.min(Math.max(seconds, 0), this.length);
    this.show();
  }

  quietOthers() {
    for (const other of document.querySelectorAll("recording-player audio")) if (other !== this.audio) other.pause();
  }
}

function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

// On a timeline a recording is fetched when somebody wants to hear it. What opens does not tell those around it, so it is caught on its way.
document.addEventListener("toggle", fetchOnce, true);

async function fetchOnce({ target }) {
  if (!target.open || !target.matches("[data-recordings]") || target.querySelector(".recordings")) return;
  try {
    const found = await fragment(target.dataset.recordings);
    target.querySelector("summary").nextElementSibling.replaceWith(...found.childNodes);
  } catch (error) {
    // The way to its own page stands there.
    console.warn(error);
  }
}

customElements.define("recording-player", RecordingPlayer);
