// Takes mail on three free ports and writes each as a JSON file into a folder, before it says yes: without TLS, with STARTTLS before
// anybody may log in, and with TLS from the first byte.
//   node catch-mail.mjs FOLDER NODE_MODULES KEY.pem CERTIFICATE.pem
// Recipients decide: unknown@ is refused for good (550), busy@ for now (450), full@ after the mail was read (552),
// login@ unless the sender has logged in (530).
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, modules, key, cert] = process.argv.slice(2);
const find = createRequire(join(modules, 'of-the-repository.cjs'));
const { SMTPServer } = find('smtp-server');
const { default: PostalMime } = await import(pathToFileURL(find.resolve('postal-mime')));

const refusal = (code, message) => Object.assign(new Error(message), { responseCode: code });
let count = 0;

const common = {
  authOptional: true,
  key: readFileSync(key),
  cert: readFileSync(cert),
  onAuth: ({ username, password }, session, done) => done(password === 'right' ? null : refusal(535, 'wrong password'), { user: username }),
  onRcptTo: ({ address }, session, done) => {
    if (address.startsWith('unknown@')) return done(refusal(550, 'no such user'));
    if (address.startsWith('login@') && !session.user) return done(refusal(530, 'log in first'));
    if (address.startsWith('busy@')) return done(refusal(450, 'mailbox busy'));
    return done();
  },
  onData: async (stream, session, done) => {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    if (session.envelope.rcptTo[0].address.startsWith('full@')) return done(refusal(552, 'mailbox full'));
    const raw = Buffer.concat(chunks);
    const mail = await new PostalMime().parse(raw);
    const [attachment] = mail.attachments;
    await writeFile(join(folder, `mail-${++count}.json`), JSON.stringify({
      from: mail.from, to: mail.to[0], subject: mail.subject, text: mail.text, html: mail.html, messageId: mail.messageId, date: mail.date,
      user: session.user ?? null, isEncrypted: session.secure, envelope: session.envelope.rcptTo[0].address, source: raw.toString('base64'),
      headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
      attachmentName: attachment.filename, attachmentType: attachment.mimeType, attachment: Buffer.from(attachment.content).toString('base64'),
    }));
    return done();
  },
};

const servers = [
  new SMTPServer({ ...common, disabledCommands: ['STARTTLS'], allowInsecureAuth: true }),
  new SMTPServer(common),
  new SMTPServer({ ...common, secure: true }),
];
for (const server of servers) server.on('error', (error) => console.error(error.message));
const ports = await Promise.all(servers.map((server) => new Promise((listens) => server.listen(0, '127.0.0.1', () => listens(server.server.address().port)))));
console.log(`listening on ports ${ports.join(' ')}`);

// Ends with the process that started it, whatever became of that.
const end = () => {
  for (const server of servers) server.close();
  setTimeout(() => process.exit(0), 50);
};
process.on('SIGTERM', end);
process.stdin.on('end', end).resume();
