// Stands for the loader that Atlassian's CLI downloads (`__forge__.cjs`): the bundle's entry, `main(event, lambdaContext)`.
module.exports = require('./__forge_wrapper__.cjs');
