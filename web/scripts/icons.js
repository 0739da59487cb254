// Draws the icons of the installed pages from the shapes of favicon.svg into public/: node scripts/icons.js. They are kept in the repository.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const GREEN = [11, 90, 82];
const WHITE = [255, 255, 255];
const LINE = [127, 227, 201];
const publicFolder = fileURLToPath(new URL('../public/', import.meta.url));

/** In the 32 units of favicon.svg: a line with round ends. */
const STROKES = [
  [7, 22, 7, 10, 1.5, WHITE],
  [13, 22, 13, 13, 1.5, WHITE],
  [19, 22, 19, 9, 1.5, WHITE],
  [25, 22, 25, 14, 1.5, WHITE],
  [5, 17, 27, 17, 1.1, LINE],
];

function distanceToLine(x, y, [x1, y1, x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const part = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x1 - part * dx, y - y1 - part * dy);
}

function distanceToCorner(x, y, radius) {
  const [dx, dy] = [Math.abs(x - 16) - 16 + radius, Math.abs(y - 16) - 16 + radius];
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

/** How much of a pixel is inside, when its middle is so far from the edge. */
function covered(distance, pixel) {
  return Math.min(1, Math.max(0, 0.5 - distance / pixel));
}

/** `scale`: 1 fills the square; a mask cuts circles, so that its drawing is smaller and its ground has no corners. */
function pixelsOf(size, scale, radius) {
  const pixel = 32 / size;
  const rows = [];
  for (let row = 0; row < size; row++) {
    const line = [0];
    for (let column = 0; column < size; column++) {
      const [x, y] = [(column + 0.5) * pixel, (row + 0.5) * pixel];
      let color = GREEN;
      const [inX, inY] = [(x - 16) / scale + 16, (y - 16) / scale + 16];
      for (const stroke of STROKES) {
        const part = covered((distanceToLine(inX, inY, stroke) - stroke[4]) * scale, pixel);
        color = color.map((it, index) => it * (1 - part) + stroke[5][index] * part);
      }
      const alpha = radius === 0 ? 1 : covered(distanceToCorner(x, y, radius), pixel);
      line.push(...color.map(Math.round), Math.round(alpha * 255));
    }
    rows.push(Buffer.from(line));
  }
  return Buffer.concat(rows);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function png(size, scale, radius) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixelsOf(size, scale, radius), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

writeFileSync(`${publicFolder}icon-192.png`, png(192, 1, 8));
writeFileSync(`${publicFolder}icon-512.png`, png(512, 1, 8));
writeFileSync(`${publicFolder}icon-maskable.png`, png(512, 0.7, 0));
