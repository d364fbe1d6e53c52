// Read: every kind in its reader. A comic on its stage; everything else page by page, with its sound.
import { html } from "../ui.js";
import { Comic } from "./read/comic.js";
import { Pages } from "./read/pages.js";
import { Opened } from "./read/room.js";
import { places } from "./read/words.js";

const Reader = ({ job }) =>
  job.kind === "comic" && places(job).length ? html`<${Comic} job=${job} />` : html`<${Pages} job=${job} />`;

const Read = ({ params }) => html`<${Opened} id=${params.id} as=${Reader} />`;
export default Read;
