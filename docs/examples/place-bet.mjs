// Places a bet on a BitCraps demo network, and believes nothing that it cannot check.
//
//   node docs/examples/place-bet.mjs [http://127.0.0.1:8080] [--genesis FILE]
//
// Needs Node.js 20 or later and nothing else: only its built-in crypto and fetch, none of our code. It makes a key,
// finds its proof of work, asks the faucet for tokens, takes a seat, bets 1 CRAP on the field, follows the ticket to a
// receipt, and verifies the receipt: signatures, inclusion in the log, and the quorum of the committee that the
// genesis file names. Give the genesis file from a source you trust with --genesis; without it the node's is taken,
// and then the last check says only that the node is consistent. Exit code 0 if every check holds, else 1.

import {createHash, createPublicKey, generateKeyPairSync, sign, verify} from 'node:crypto';
import {readFileSync} from 'node:fs';

const arguments_ = process.argv.slice(2);
const genesisAt = arguments_.indexOf('--genesis');
const genesisPath = genesisAt < 0 ? null : arguments_.splice(genesisAt, 2)[1];
const node = (arguments_[0] ?? process.env.BITCRAPS_NODE ?? 'http://127.0.0.1:8080').replace(/\/$/, '');
const WAIT_MS = 20_000;

// ---------- small parts

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const base64url = (bytes) => Buffer.from(bytes).toString('base64url');

function check(holds, what) {
  if (!holds) throw new Error(`does not hold: ${what}`);
  console.log(`  checked: ${what}`);
}

// A node that still starts asks to come back; sending the same bytes again is safe.
async function ask(path, options = {}) {
  const patience = Date.now() + WAIT_MS;
  for (;;) {
    const response = await fetch(node + path, {signal: AbortSignal.timeout(WAIT_MS + 10_000), ...options});
    const body = await response.json();
    if (response.status < 400) return body;
    if (body.code !== 'starting' || Date.now() > patience) throw new Error(`${path}: ${body.code}: ${body.detail}`);
    await new Promise((again) => setTimeout(again, 1_000 * Number(response.headers.get('retry-after') ?? 1)));
  }
}

// Ed25519 keys travel as 32 bytes; Node.js wants them wrapped.
function publicKey(bytes) {
  return createPublicKey({key: {kty: 'OKP', crv: 'Ed25519', x: base64url(bytes)}, format: 'jwk'});
}

// ---------- the chain: its id is its name and the hash of its genesis file

async function readGenesis() {
  const response = await fetch(`${node}/genesis.json`, {signal: AbortSignal.timeout(WAIT_MS)});
  if (!response.ok) throw new Error(`${node} serves no genesis file: name a node with a read side`);
  const served = Buffer.from(await response.arrayBuffer());
  const file = genesisPath === null ? served : readFileSync(genesisPath);
  const genesis = JSON.parse(file);
  const chain = `${genesis.name}-${sha256(file).toString('hex').slice(0, 16)}`;
  console.log(`chain ${chain}`);
  if (genesisPath !== null) check(served.equals(file), 'the node is of the chain of the trusted genesis file');
  return {genesis, chain};
}

// ---------- a key, and the work that makes keys cost something

function zeroBits(hash) {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

// SHA-256("BITCRAPS_IDENTITY_POW" || key || counter as u64, big-endian) with enough leading zero bits.
function proofOfWork(key, bits) {
  const input = Buffer.concat([Buffer.from('BITCRAPS_IDENTITY_POW'), key, Buffer.alloc(8)]);
  for (let counter = 0n; ; counter++) {
    input.writeBigUInt64BE(counter, input.length - 8);
    if (zeroBits(sha256(input)) >= bits) return counter;
  }
}

function makePlayer(bits) {
  const pair = generateKeyPairSync('ed25519');
  const account = pair.publicKey.export({format: 'jwk'}).x;
  const pow = proofOfWork(Buffer.from(account, 'base64url'), bits);
  console.log(`key ${account}, proof of work ${pow} for ${bits} bits`);
  return {account, secret: pair.privateKey, pow};
}

// ---------- actions: compact JWS over canonical JSON, members in a fixed order and without white space

function jws(player, chain, type, nonce, validUntilHeight, body) {
  const header = `{"alg":"Ed25519","kid":"${player.account}","typ":"bitcraps-action+jws"}`;
  const payload = JSON.stringify({
    chain,
    type,
    account: player.account,
    nonce,
    validUntilHeight,
    validUntil: Date.now() + 60_000,
    ...(nonce === 0 ? {pow: player.pow.toString()} : {}), // the key's first action carries its proof of work
    body,
  });
  const input = `${base64url(header)}.${base64url(payload)}`;
  return `${input}.${base64url(sign(null, Buffer.from(input), player.secret))}`;
}

// Signs, sends, follows the ticket until the action is final, fetches the receipt.
async function act(player, chain, type, body) {
  const account = await ask(`/v1/accounts/${player.account}`);
  const action = jws(player, chain, type, player.nonce, account.asOf.height + 100, body);
  player.nonce++;
  const sent = await ask(`/v1/actions?wait=0`, {method: 'POST', body: action});
  const place = sent.status === 'final' ? sent : await ask(`/v1/tickets/${sent.ticket}?wait=${WAIT_MS}`);
  if (place.status !== 'final') throw new Error(`${type} is not final after ${WAIT_MS} ms`);
  const receipt = await ask(`/v1/receipts/${sent.ticket}?wait=${WAIT_MS}`);
  console.log(`${type}: ${receipt.outcome}${receipt.refusal ? ` (${receipt.refusal})` : ''}, height ${receipt.height}`);
  if (receipt.outcome !== 'carried-out') throw new Error(`${type} was refused: ${receipt.refusal}`);
  return {action, receipt};
}

const happened = (receipt, type) => receipt.results.map((result) => result.event).find((event) => event.type === type);

// ---------- the log: an RFC 6962 tree, and a checkpoint of it as a C2SP signed note

const leafHash = (entry) => sha256(Buffer.from([0]), entry);
const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right);

// RFC 9162, 2.1.3.2
function rootFrom(leaf, index, size, path) {
  let at = BigInt(index);
  let last = BigInt(size) - 1n;
  let hash = leaf;
  if (at > last) throw new Error('does not hold: the entry is within the tree');
  for (const sibling of path) {
    if (last === 0n) throw new Error('does not hold: the proof is as long as the tree is high');
    if (at % 2n === 1n || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2n === 0n && at !== 0n) {
        at /= 2n;
        last /= 2n;
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    at /= 2n;
    last /= 2n;
  }
  if (last !== 0n) throw new Error('does not hold: the proof is as long as the tree is high');
  return hash;
}

function parseNote(note) {
  const split = note.lastIndexOf('\n\n');
  const lines = note.slice(split + 2).split('\n').filter((line) => line !== '');
  const signatures = lines.map((line) => {
    const [dash, name, encoded] = line.split(' ');
    if (dash !== '\u2014') throw new Error(`not a signature line: ${line}`);
    const bytes = Buffer.from(encoded, 'base64');
    return {name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4)};
  });
  return {text: note.slice(0, split + 1), signatures};
}

// First four bytes of SHA-256(name, LF, type, key): 1 is a log's Ed25519 line, 4 a cosignature/v1.
const keyId = (name, type, key) => sha256(`${name}\n`, Buffer.from([type]), key).subarray(0, 4);

const lineOf = (note, name, type, key) =>
  note.signatures.find((line) => line.name === name && line.keyId.equals(keyId(name, type, key)));

function isLogLine(note, name, key) {
  const line = lineOf(note, name, 1, key);
  return line !== undefined && verify(null, Buffer.from(note.text), publicKey(key), line.signature);
}

function isCosigned(note, name, key) {
  const line = lineOf(note, name, 4, key);
  if (line === undefined || line.signature.length !== 72) return false;
  const time = line.signature.readBigUInt64BE();
  const message = `cosignature/v1\ntime ${time}\n${note.text}`;
  return verify(null, Buffer.from(message), publicKey(key), line.signature.subarray(8));
}

// ---------- the receipt: this very action, in the log, under a checkpoint that a quorum vouches for

function verifyReceipt(receipt, action, genesis, chain) {
  const entry = Buffer.from(receipt.entry, 'base64');
  check(entry.equals(Buffer.from(action)), 'the entry in the log is the JWS that was signed here, byte for byte');
  const [, kid, typ] = [...Buffer.from(action.split('.')[0], 'base64url').toString().matchAll(/:"([^"]*)"/g)].map((m) => m[1]);
  const dot = action.lastIndexOf('.');
  check(
    typ === 'bitcraps-action+jws' &&
      verify(
        null,
        Buffer.from(action.slice(0, dot)),
        publicKey(Buffer.from(kid, 'base64url')),
        Buffer.from(action.slice(dot + 1), 'base64url'),
      ),
    "its signature is the account key's",
  );

  const split = receipt.proof.indexOf('\n\n');
  const head = receipt.proof.slice(0, split).split('\n');
  const note = parseNote(receipt.proof.slice(split + 2));
  check(head.shift() === 'c2sp.org/tlog-proof@v1', 'the proof is a C2SP tlog-proof');
  if (head[0].startsWith('extra ')) head.shift();
  const index = Number(head.shift().replace(/^index /, ''));
  const path = head.map((line) => Buffer.from(line, 'base64'));
  const [origin, size, root] = note.text.split('\n');
  check(origin === `bitcraps.example/${chain}`, `the checkpoint is of this chain's log (${size} entries)`);
  check(index === receipt.position, `the proof is for log position ${index}`);
  check(
    rootFrom(leafHash(entry), index, size, path).equals(Buffer.from(root, 'base64')),
    `leaf hash and ${path.length} siblings give the checkpoint's root`,
  );

  const committee = genesis.validators;
  const quorum = committee.length - Math.floor((committee.length - 1) / 3);
  const bytes = (text) => Buffer.from(text, 'base64url');
  check(
    committee.some((validator) => isLogLine(note, origin, bytes(validator.logKey))),
    "a validator's log key signed the checkpoint",
  );
  const cosigners = committee.filter((validator, i) =>
    isCosigned(note, `${origin}/validator/${i}`, bytes(validator.cosignerKey)),
  );
  check(
    cosigners.length >= quorum,
    `${cosigners.length} of ${committee.length} validators cosigned it, ${quorum} are a quorum (${cosigners
      .map((validator) => validator.name)
      .join(', ')})`,
  );
}

// ---------- what it is all for

async function seat(player, genesis, chain) {
  const {tables} = await ask('/v1/tables?limit=200');
  const open = tables.find((table) => table.rules.open && !/clos/.test(table.phase) && !table.locked);
  if (open !== undefined) {
    try {
      await act(player, chain, 'join-table', {table: open.id});
      return open.id;
    } catch (refusal) {
      console.log(`no seat at ${open.id}: ${refusal.message}`); // full, or closed since
    }
  }
  const {receipt} = await act(player, chain, 'create-table', {
    rules: {
      name: 'place-bet',
      minimum: '100000',
      maximum: '100000000',
      payTable: sha256(JSON.stringify(genesis.payTables[0])).toString('hex'), // canonical JSON as it stands in the file
      seats: 8,
      minPlayers: 1,
      ante: '0',
      minBetTimeMs: 0,
      rollClockMs: 60_000,
      open: true,
    },
  });
  const {table} = happened(receipt, 'table-created');
  await act(player, chain, 'join-table', {table});
  return table;
}

async function main() {
  console.log('BitCraps demo client: play money, worth nothing');
  const {genesis, chain} = await readGenesis();
  const player = {...makePlayer(genesis.parameters.powBits), nonce: 0};
  const grant = await ask(`/v1/faucet?wait=${WAIT_MS}`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({to: player.account, amount: '50000000'}),
  });
  console.log(`faucet: 50 CRAP, ticket ${grant.ticket}`);
  const opened = await ask(`/v1/accounts/${player.account}?atLeast=${grant.height}`);
  console.log(`balance ${Number(opened.balance) / 1e6} CRAP at height ${opened.asOf.height}`);
  const table = await seat(player, genesis, chain);
  const roll = (await ask(`/v1/tables/${table}`)).table.roll;
  const wagers = [{bet: 'field', number: 0, amount: '1000000'}];
  const {action, receipt} = await act(player, chain, 'place-bets', {table, roll, wagers});
  check(happened(receipt, 'bets-placed')?.player === player.account, `1 CRAP on the field at ${table}, roll ${roll}`);
  verifyReceipt(receipt, action, genesis, chain);
  console.log('all checks hold');
}

main().catch((failure) => {
  console.error(failure.cause ? `${failure.message}: ${failure.cause.message ?? failure.cause}` : failure.message);
  process.exitCode = 1;
});
