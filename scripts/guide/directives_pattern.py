"""What a directive looks like. Apart from ``directives`` so that readers need no writers."""

import re

DIRECTIVE = re.compile(r"\{\{ *(?P<name>[a-z-]+) *(?:: *(?P<words>[^{}\n]*?))? *\}\}")
