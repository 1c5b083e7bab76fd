"""Settings of the tests: cheap passwords, mail in memory, a data folder of their own."""

import os
import tempfile

os.environ.setdefault("LAPOR_DATA_DIR", tempfile.mkdtemp(prefix="lapor-test-"))

from config.settings import *  # noqa: F403

REQUIRE_SECOND_FACTOR = False
# Tests of quiet hours turn them on; all others pass at every hour of the day.
LAPOR_QUIET_HOURS = None
POST_KDF = (1, 8192)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
