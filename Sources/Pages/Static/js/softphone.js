// The telephone in a window of its own: shows what the server tells, brings sound to and fro, says on the other pages how it stands.
import { Line } from "./softphone-line.js";
import { Ring } from "./softphone-ring.js";
import { Sound } from "./softphone-sound.js";
import { say } from "./words.js";

const page = document.querySelector("[data-softphone-page]");
const others = new BroadcastChannel("highrock-softphone");
const part = (name) => page.querySelector(`[data-softphone-${name}]`);
const act = (name) => page.querySelector(`[data-softphone-act="${name}"]`);
const SHOWN = {
  off: ["turn-on"],
  replaced: ["turn-on"],
  ringing: ["answer", "decline"],
  talking: ["hang-up", "mute"],
};
const title = document.title;
let sound, ring, line, clock;
let state = "off";
let call = {};
let isMuted = false;
let gaps = 0;

page.hidden = false;
page.addEventListener("click", (event) => {
  const name = event.target.closest("[data-softphone-act]")?.dataset.softphoneAct;
  if (name) perform(name);
});
page.addEventListener("change", (event) => {
  const name = event.target.dataset.softphoneDevice;
  if (name) sound?.choose(name, event.target.value).catch(() => trouble(`js.softphone-no-${name}`));
});
others.addEventListener("message", ({ data }) => {
  if (data.ask) tellOthers();
  else if (data.wish) perform(data.wish);
});
// Leaving a talk by mistake would end it.
window.addEventListener("beforeunload", (event) => state === "talking" && event.preventDefault());
window.addEventListener("pagehide", () => {
  if (state !== "talking") line?.wish("close");
  state = "off";
  tellOthers();
});
if (sessionStorage.getItem("softphone.on")) turnOn();

function perform(name) {
  if (name === "turn-on") turnOn();
  else if (name === "mute") mute(!isMuted);
  else if (SHOWN[state]?.includes(name)) line?.wish(name);
}

async function turnOn() {
  trouble(null);
  show("starting");
  try {
    await sound?.close();
    sound = await Sound.open({ frame: speak, level: showLevel, quality: showQuality, trouble: (name) => trouble(`js.softphone-no-${name}`) });
  } catch (fault) {
    sound = undefined;
    trouble(fault.name === "NotAllowedError" ? "js.softphone-not-allowed" : "js.softphone-no-microphone");
    return show("off");
  }
  // After a reload the browser may want a click before it plays anything.
  if (!sound.isRunning) return show("off");
  ring = new Ring(sound.context);
  sessionStorage.setItem("softphone.on", "yes");
  navigator.mediaDevices.addEventListener("devicechange", showDevices);
  showDevices();
  line = new Line({ told: hear, heard: (number, samples) => sound.play(number, samples), lost: () => show("lost") });
}

function hear(news) {
  call = news;
  switch (news.state) {
    case "ringing":
      if (news.own) line.wish("answer");
      break;
    case "talking":
      if (state !== "lost") mute(false);
      sound.begin();
      break;
    case "replaced":
      sessionStorage.removeItem("softphone.on");
      line.close();
      sound.close();
      sound = undefined;
  }
  show(news.state === "ended" ? "idle" : news.state);
}

function speak(samples) {
  if (state === "talking" && !isMuted) line.speak(samples);
}

function mute(isOn) {
  isMuted = isOn;
  act("mute").setAttribute("aria-pressed", String(isOn));
  act("mute").querySelector("span").textContent = say(isOn ? "js.softphone-unmute" : "js.softphone-mute");
}

function show(next) {
  state = next;
  page.dataset.state = next;
  for (const button of page.querySelectorAll("[data-softphone-act]")) {
    button.hidden = !(SHOWN[next] ?? []).includes(button.dataset.softphoneAct);
  }
  part("state").textContent = say(`js.softphone-${next}`);
  const isCall = next === "ringing" || next === "talking" || (next === "lost" && call.since);
  part("caller").textContent = isCall ? call.name || call.number || say("js.softphone-unknown") : say("js.softphone-title");
  part("number").textContent = isCall ? (call.name ? call.number : "") : say("js.softphone-hint");
  part("meters").hidden = !sound;
  part("devices").hidden = !sound;
  if (next === "ringing" && !call.own) ring?.start();
  else ring?.stop();
  document.title = next === "ringing" ? `☎ ${call.name || call.number || ""}` : title;
  showClock(next);
  tellOthers();
}

function showClock(next) {
  clearInterval(clock);
  part("clock").hidden = next !== "talking";
  if (next !== "talking") return;
  const tick = () => {
    const seconds = Math.max(0, Math.round((Date.now() - call.since) / 1000));
    part("clock").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  tick();
  clock = setInterval(tick, 1000);
}

function showLevel(name, level) {
  page.querySelector(`[data-softphone-level="${name}"]`).value = name === "microphone" && isMuted ? 0 : level;
}

function showQuality(quality) {
  const isBreaking = quality.gaps > gaps;
  gaps = quality.gaps;
  const text = state !== "talking" ? "" : say("js.softphone-quality", { delay: quality.delay, gaps: quality.gaps });
  if (isBreaking || Math.round(performance.now() / 100) % 10 === 0 || !text) part("quality").textContent = text;
}

async function showDevices() {
  for (const [name, { found, chosen }] of Object.entries(await sound.devices())) {
    const choice = page.querySelector(`[data-softphone-device="${name}"]`);
    choice.closest(".field").hidden = found.length === 0;
    choice.replaceChildren(new Option(say("js.softphone-default"), ""), ...found.filter((one) => one.deviceId !== "default").map((one) => new Option(one.label, one.deviceId)));
    choice.value = found.some((one) => one.deviceId === chosen) ? chosen : "";
  }
}

function trouble(key) {
  part("trouble").hidden = !key;
  part("trouble").textContent = key ? say(key) : "";
}

function tellOthers() {
  others.postMessage({ state, name: call.name, number: call.number });
}
