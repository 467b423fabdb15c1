"""The entry of the web server (granian or gunicorn, WSGI)."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meedoen.config.settings")
application = get_wsgi_application()
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 10, 10)
"""The code and settings stay as long as the process does: looking through them for what can go costs time again and
again (a tenth of a second each time, in the middle of somebody's page) and never finds anything. What was made for a
page goes by itself; for the rest Python looks after each seven hundred objects, several times a page, unless it is
told that each ten thousand is soon enough.
"""
