// The second window of a talk; it is a part of presenting.
export { Speaker as default } from "./present.js";
