// A picture and a sound for the test pages, made from nothing, so that no binary file has to be kept.
//
// Decides how they look and sound: a soft two-colour slope; half a minute of a quiet tone.

import { deflateSync } from 'node:zlib';

const TOP = [201, 214, 223];
const BOTTOM = [232, 196, 160];

/** A PNG of this size. */
export function drawPicture(width, height) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    const share = height > 1 ? y / (height - 1) : 0;
    for (let x = 0; x < width; x += 1) {
      const wave = Math.sin((x / width) * 6 + share * 4) * 10;
      for (let part = 0; part < 3; part += 1) {
        const value = TOP[part] * (1 - share) + BOTTOM[part] * share + wave;
        rows[y * (1 + width * 3) + 1 + x * 3 + part] = Math.max(0, Math.min(255, Math.round(value)));
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name, content) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(checksum(named), named.length + 4);
  return framed;
}

function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A WAV file: 8 bits, 8,000 samples a second. */
export function soundTone() {
  const rate = 8000;
  const samples = Buffer.alloc(rate * 30, 128);
  for (let at = 0; at < samples.length; at += 1) samples[at] = 128 + Math.round(8 * Math.sin((at * 440 * 2 * Math.PI) / rate));
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}
