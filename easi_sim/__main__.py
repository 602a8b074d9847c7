"""`python -m easi_sim` does what `easi` does."""

from easi_sim.cli.main import entry

if __name__ == "__main__":
    entry()
