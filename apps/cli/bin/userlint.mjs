#!/usr/bin/env node
await import('../dist/main.js').catch((error) => {
  const notBuilt = error?.code === 'ERR_MODULE_NOT_FOUND' && String(error.url).endsWith('dist/main.js');
  if (!notBuilt) throw error;
  console.error('userlint is not built yet. Run "npm run build" in the project first.');
  process.exitCode = 2;
});
