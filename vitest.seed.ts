import fc from 'fast-check';

// A run that anybody can repeat; SEED=… looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20261121) });
