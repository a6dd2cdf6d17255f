"""`python -m miteinander …`: one door to everything that runs in a terminal."""

import sys

from miteinander.serving.dispatch import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
