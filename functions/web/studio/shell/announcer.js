// What is said to who cannot see: one polite region that is always there, seldom, the newest wins; one for what is urgent.
const REST = 5000;

/** `speak(text)` is called at most once in `rest` milliseconds, with the newest text. */
export function patient(speak, { rest = REST, now = () => performance.now(), later = setTimeout } = {}) {
  let last = -Infinity;
  let waiting = null;
  const out = (text) => {
    last = now();
    waiting = null;
    speak(text);
  };
  return (text) => {
    if (waiting !== null) {
      waiting = text;
      return;
    }
    const left = last + rest - now();
    if (left <= 0) return out(text);
    waiting = text;
    later(() => out(waiting), left);
  };
}

function region(role) {
  const made = document.createElement("div");
  made.className = "unseen";
  made.setAttribute("role", role);
  made.id = `said-${role}`;
  document.body.append(made);
  return (text) => {
    made.textContent = made.textContent === text ? `${text}\u00a0` : text;
  };
}

/** @type {(text: string) => void} */
let polite = () => {};
/** @type {(text: string) => void} */
let urgent = () => {};

export function begin() {
  polite = patient(region("status"));
  urgent = region("alert");
}

export const say = (text) => polite(text);
export const alarm = (text) => urgent(text);
