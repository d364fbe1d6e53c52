import { begin } from "./shell/announcer.js";
import { Frame } from "./shell/frame.js";
import { listen } from "./shell/keys.js";
import { theme, wear } from "./shell/preferences.js";
import { preferred, speak } from "./shell/words.js";
import { html, render } from "./ui.js";

wear(theme());
await speak(preferred());
begin();
listen();
const room = document.getElementById("studio");
room.replaceChildren();
render(html`<${Frame} />`, room);
