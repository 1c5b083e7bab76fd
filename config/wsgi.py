"""The WSGI entrance; `lapor serve` and the unit run `lapor.cli.web:application`, which is this and closes connections of gateways."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
