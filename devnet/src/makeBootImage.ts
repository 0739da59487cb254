// Part of `npm run build`: what every start would compute again.
import { Engine } from './engine/engine.js';

await Engine.makeBootImage();
