// Preloaded with --import: closes the file system, the network and child processes for everything
// but Node itself, whose module loader has to read the modules.
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { register, syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

close(fs, 'fs');
close(fs.promises, 'fs.promises');
close(childProcess, 'child_process');
close(net, 'net');
net.Server.prototype.listen = closed('net.Server.listen', net.Server.prototype.listen);
net.Socket.prototype.connect = closed('net.Socket.connect', net.Socket.prototype.connect);
syncBuiltinESMExports();

// What Cloudflare's runtime brings along.
const loader = `export const resolve = (name, context, next) => name === 'cloudflare:workers'
  ? { url: 'data:text/javascript,export const waitUntil = () => {}', shortCircuit: true }
  : next(name, context)`;
register(`data:text/javascript,${encodeURIComponent(loader)}`);

function close(module, name) {
  for (const [key, value] of Object.entries(module)) {
    // Constants and classes may be looked at.
    if (typeof value !== 'function' || /^[A-Z_]/.test(key)) continue;
    module[key] = closed(`${name}.${key}`, value);
  }
}

function closed(name, original) {
  return function (...args) {
    const [, , caller = ''] = new Error().stack.split('\n');
    if (caller.includes('node:')) return original.apply(this, args);
    throw new Error(`${name} was called while importing, ${caller.trim()}`);
  };
}
