// Runs any program as a child and ends it when the parent does: what run-with-parent.mjs is for Node programs.
//   node run-program-with-parent.mjs PROGRAM [ARGUMENT ...]
// The program gets a process group of its own, so that Ctrl-C does not reach it before the parent orders it to stop.
import { spawn } from 'node:child_process';

const [program, ...options] = process.argv.slice(2);
const child = spawn(program, options, { stdio: ['ignore', 'inherit', 'inherit'], detached: process.platform !== 'win32' });

const stop = () => child.kill('SIGTERM');
process.on('SIGINT', () => {});
process.on('SIGTERM', stop);
process.stdin.on('end', () => {
  stop();
  setTimeout(() => child.kill('SIGKILL'), 5000).unref();
});
process.stdin.resume();

child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' ? 0 : 1)));
