"""What is measured: ratios and counts, printed; nothing here passes or fails."""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ.setdefault(name, "1")  # as in the platform; before numpy is imported, which reads it once
