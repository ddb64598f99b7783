"""`python -m data COMMAND …`."""

import sys

from data.commands import main

if __name__ == "__main__":
    sys.exit(main())
