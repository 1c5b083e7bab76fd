// Recording a voice: [data-record] around the buttons; the sound goes into the file input data-input like any other file.
// Without a microphone or without JavaScript the part stays hidden and a recording can be chosen as a file.

const LONGEST = 10 * 60;
const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];

class Recorder {
  constructor(element) {
    this.element = element;
    this.words = element.dataset;
    this.start = element.querySelector("[data-start]");
    this.stop = element.querySelector("[data-stop]");
    this.status = element.querySelector("[data-status]");
    this.play = element.querySelector("[data-play]");
    this.input = document.getElementById(element.dataset.input);
    this.form = element.closest("form");
    this.start.onclick = () => this.begin();
    this.stop.onclick = () => this.recorder.stop();
    element.hidden = false;
  }

  async begin() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      this.status.textContent = this.words.denied;
      return;
    }
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    this.recorder = new MediaRecorder(this.stream, { mimeType, audioBitsPerSecond: 32000 });
    this.parts = [];
    this.recorder.ondataavailable = (event) => this.parts.push(event.data);
    this.recorder.onstop = () => this.keep();
    this.recorder.start();
    this.seconds = 0;
    this.clock = setInterval(() => this.tick(), 1000);
    this.swap(true);
    this.say(this.words.recording);
  }

  tick() {
    this.seconds += 1;
    const time = `${Math.floor(this.seconds / 60)}.${String(this.seconds % 60).padStart(2, "0")}`;
    this.stop.dataset.time = time;
    if (this.seconds % 15 === 0) this.say(`${this.words.recording}: ${time}`);
    if (this.seconds >= LONGEST) this.recorder.stop();
  }

  keep() {
    clearInterval(this.clock);
    for (const track of this.stream.getTracks()) track.stop();
    const type = this.recorder.mimeType.split(";")[0];
    const sound = new File(this.parts, `${this.words.fileName}.${type.split("/")[1]}`, { type });
    const box = new DataTransfer();
    box.items.add(sound);
    this.input.files = box.files;
    this.input.dispatchEvent(new Event("change"));
    this.play.src = URL.createObjectURL(sound);
    this.play.hidden = false;
    this.swap(false);
    this.say(this.words.done);
  }

  swap(isRecording) {
    this.start.hidden = isRecording;
    this.stop.hidden = !isRecording;
    (isRecording ? this.stop : this.start).focus();
  }

  say(words) {
    this.status.textContent = words;
  }
}

if (window.MediaRecorder && navigator.mediaDevices) for (const element of document.querySelectorAll("[data-record]")) new Recorder(element);
