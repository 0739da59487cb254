// How the prints of the fuzz are kept.
export const SEED = 20_090_103;
export const ROUNDS = 60;

export function lineOf({ contract, function: name, rawHex, value }) {
  return `${JSON.stringify({ contract, function: name, topic: value.topic, rawHex })}\n`;
}
