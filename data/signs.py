"""Signs that no person types and that no screen, terminal or document shows as they are."""

import re

# Control signs and halves of signs, and those that turn the direction of what follows: with them a name reads
# as another. Line ends, tabs and joined letters are none of them.
UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
