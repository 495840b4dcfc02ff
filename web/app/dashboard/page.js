import { framed } from '../frame.js';
import { waiting } from '../states.js';
framed({ needs: 'read', words: { en: { title: 'Dashboard' }, zh: { title: '仪表盘' } }, show: ({ main, frame }) => main.replaceChildren(waiting(frame)) });
