"""How programs and browsers talk to Evoke: FastAPI, one folder a resource."""
