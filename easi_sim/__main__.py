"""`python -m easi_sim` does what `easi` does."""

import sys

from easi_sim.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
