// Runs a Node program (CommonJS, or a module named .mjs) in this process and ends it when the parent does.
//   node run-with-parent.mjs PROGRAM [ARGUMENT ...]
// The parent holds our standard input open; when it ends, whatever the reason, the pipe closes and so do we:
// a killed test run leaves no emulator behind. Ctrl-C reaches the whole group of processes, but stopping is
// the parent's to order (first the function app, then its storage), so SIGINT is ignored here.
import { createRequire } from 'node:module';
import net from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const program = resolve(process.argv[2]);
process.argv.splice(1, 2, program);

process.on('SIGINT', () => {});
const once = process.once.bind(process);
process.once = (event, listener) => (event === 'SIGINT' ? process : once(event, listener));

// Asked for port 0, not every program tells which port it got.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...options) {
  this.once('listening', () => console.log(`listening on port ${this.address().port}`));
  return listen.apply(this, options);
};

process.stdin.on('end', () => {
  process.emit('SIGTERM');
  setTimeout(() => process.exit(0), 2000).unref();
  if (process.listenerCount('SIGTERM') === 0) process.exit(0);
});
process.stdin.resume();
process.stdin.unref(); // must not itself keep a program alive that has closed its servers

if (program.endsWith('.mjs')) await import(pathToFileURL(program));
else createRequire(import.meta.url)(program);
