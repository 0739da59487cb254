// Before a full test run: forgets what earlier runs went through.
import { rmSync } from 'node:fs';
import { OBSERVED_FOLDER } from '../support/observed.js';

rmSync(OBSERVED_FOLDER, { recursive: true, force: true });
