#!/usr/bin/env node
// Reads every topic that an AsyncAPI document names, from its beginning to where it ends now, as a program would that has
// nothing of Tandem but the document. Says for each topic how many records of which message there are, and ends with 1 when
// one is not as the document says, or when a topic still holds none after ten minutes.
// Arguments: the document, the bootstrap servers.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import { channelsOf, judge } from './document.mjs';

const PATIENCE_MILLIS = 10 * 60 * 1000;
const QUIET_MILLIS = 10 * 1000;
// one that committed, and one that was given up
const MOST_ENDS_AT_ONCE = 2n;
const SHOWN_FLAWS = 5;

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs;
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async (encoder) => Buffer.from(lz4.compress(encoder.buffer)),
  decompress: async (buffer) => Buffer.from(lz4.decompress(buffer)),
});

const [file, servers] = process.argv.slice(2);
if (!servers) {
  console.error('usage: read-topics.mjs DOCUMENT BOOTSTRAP_SERVERS');
  process.exit(2);
}

const channels = new Map(channelsOf(file).map((channel) => [channel.topic, channel]));
const topics = [...channels.keys()];
const counts = new Map(topics.map((topic) => [topic, new Map()]));
const flaws = new Map(topics.map((topic) => [topic, []]));

let lastRecordAt = Date.now();

const kafka = new Kafka({ clientId: 'tandem-foreign', brokers: servers.split(','), logLevel: logLevel.WARN });
const groupId = `tandem-foreign-${randomUUID()}`;
const admin = kafka.admin();
const consumer = kafka.consumer({ groupId });

/** Where each topic ends now, without partitions that are empty. */
async function ends() {
  const found = [];
  for (const topic of topics) {
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      if (BigInt(high) > BigInt(low)) {
        found.push({ topic, partition, high: BigInt(high) });
      }
    }
  }
  return found;
}

/** What was sent last may not be published yet. */
async function endsOnceAllHoldSomething() {
  const deadline = Date.now() + PATIENCE_MILLIS;
  for (;;) {
    const found = await ends();
    if (topics.every((topic) => found.some((end) => end.topic === topic)) || Date.now() > deadline) {
      return found;
    }
    await pause(200);
  }
}

/**
 * Ends of transactions are offsets too, and no record tells of them: what was committed does, but not always of those at the
 * very end, where nothing comes any more.
 */
async function isRead(partitions) {
  const committed = new Map();
  for (const { topic, partitions: of } of await admin.fetchOffsets({ groupId, topics })) {
    of.filter(({ offset }) => offset !== '-1').forEach(({ partition, offset }) =>
      committed.set(`${topic}/${partition}`, BigInt(offset)),
    );
  }
  const mostLeft = Date.now() - lastRecordAt > QUIET_MILLIS ? MOST_ENDS_AT_ONCE : 0n;
  return partitions.every(({ topic, partition, high }) => {
    const next = committed.get(`${topic}/${partition}`);
    return next !== undefined && next >= high - mostLeft;
  });
}

async function eachMessage({ topic, partition, message: record }) {
  lastRecordAt = Date.now();
  const { name, flaw } = judge(channels.get(topic), record);
  counts.get(topic).set(name, (counts.get(topic).get(name) ?? 0) + 1);
  if (flaw) {
    flaws.get(topic).push(`${topic}/${partition}@${record.offset} ${name}: ${flaw}`);
  }
}

await admin.connect();
await consumer.connect();
try {
  const partitions = await endsOnceAllHoldSomething();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({ autoCommitInterval: 500, eachMessage });
  const deadline = Date.now() + PATIENCE_MILLIS;
  while (!(await isRead(partitions))) {
    if (Date.now() > deadline) {
      throw new Error('the topics were not read in ten minutes');
    }
    await pause(200);
  }
} finally {
  await consumer.disconnect();
  await admin.deleteGroups([groupId]).catch(() => {});
  await admin.disconnect();
}

let failed = false;
for (const topic of topics) {
  const found = [...counts.get(topic)].map(([name, count]) => `${count} ${name}`);
  const wrong = flaws.get(topic);
  console.log(`${topic}: ${found.join(', ') || 'nothing'}; ${wrong.length} not as the document says`);
  wrong.slice(0, SHOWN_FLAWS).forEach((flaw) => console.log(`  WRONG ${flaw}`));
  failed ||= wrong.length > 0 || found.length === 0;
}
process.exit(failed ? 1 : 0);
