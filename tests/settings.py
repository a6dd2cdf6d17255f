"""Settings of the test run: the real database, quick and forgetful."""

import os
import tempfile

from miteinander.ground.database import test_database_url

os.environ["DATABASE_URL"] = test_database_url()
os.environ.setdefault("MITEINANDER_SECRET_KEY", "a key for tests only, the same in every run")

from miteinander.config.settings import *  # the address must be set first

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FOLDER = tempfile.TemporaryDirectory(prefix="miteinander-tests-")  # goes when the run ends
MAIL_DROP_FOLDER = f"{FOLDER.name}/incoming"
COMPUTING_FOLDER = f"{FOLDER.name}/computing"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
WHITENOISE_AUTOREFRESH = True
REGISTRATIONS_AN_HOUR = 100_000
