"""How programs and browsers talk to Evoke: FastAPI, one folder a resource."""

import os

# Before anything brings numpy: our products of vectors are too small to share out, and the idle helpers of OpenBLAS
# spin on cores that other processes want (a third of a turn's processor time, measured).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
