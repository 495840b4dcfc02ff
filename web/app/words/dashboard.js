/// What the dashboard says.

export { en } from './dashboard.en.js';
export { zh } from './dashboard.zh.js';
