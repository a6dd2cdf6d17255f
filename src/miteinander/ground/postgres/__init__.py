"""The PostgreSQL server that comes in a wheel: made, started, found again, healed and stopped.

Only its programs are used. The wheel's own Python layer opens every parent folder to all users and leaves the
durability, the memory and the end of the server to chance.
"""
