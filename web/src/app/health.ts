import type { Operations } from '../api/operations';
import type { Status } from '../api/shapes';
import type { Tone } from '../parts/states';

/** How one part of the system is, in a colour and a word. */
export interface PartHealth {
  readonly name: string;
  readonly tone: Tone;
  readonly word: string;
  readonly reason: string;
}

const GOOD = new Set(['UP', 'READY', 'FOLLOWING', 'RUNNING', 'OK']);
const BAD = new Set(['DOWN', 'HALTED', 'FAILED', 'UNREACHABLE', 'ERROR']);

/** Every word that is neither known as good nor as bad is a warning: starting, catching up, degraded. */
export function toneOf(state: string): Tone {
  const word = state.toUpperCase();
  if (word === 'UNKNOWN') return 'quiet';
  return GOOD.has(word) ? 'good' : BAD.has(word) ? 'bad' : 'warn';
}

/** Of every part that /v1/operations knows; without it, of the one that answers us. */
export function healthOf(operations: Operations | null, status: Status | null): readonly PartHealth[] {
  if (operations) {
    return Object.values(operations.parts).map((part) => ({
      name: part.name,
      tone: toneOf(part.state),
      word: wordOf(part.state),
      reason: part.reason,
    }));
  }
  if (!status) return [];
  const isHalted = status.halted.length > 0;
  return [
    {
      name: 'topology',
      tone: isHalted ? 'bad' : toneOf(status.state),
      word: isHalted ? 'Halted' : wordOf(status.state),
      reason: isHalted ? status.halted.join(' ') : status.reason,
    },
  ];
}

function wordOf(state: string): string {
  const word = state.toLowerCase().replaceAll('_', ' ');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The worst of all, for one dot. */
export function worst(parts: readonly PartHealth[]): Tone {
  if (parts.some((part) => part.tone === 'bad')) return 'bad';
  if (parts.some((part) => part.tone === 'warn')) return 'warn';
  return parts.length === 0 ? 'quiet' : 'good';
}
