import 'mocha/mocha.js';

// The suite's files describe their tests while they are loaded.
mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: class {} as never });
