/// What the settings say, put together from their parts.

import * as access from './words/access.js';
import * as common from './words/common.js';
import * as rules from './words/rules.js';
import * as survey from './words/survey.js';

export const en = { ...common.en, ...rules.en, ...survey.en, ...access.en };
export const zh = { ...common.zh, ...rules.zh, ...survey.zh, ...access.zh };
