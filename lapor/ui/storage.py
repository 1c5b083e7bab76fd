"""Static files under names that change with their content, also where one of our scripts imports another."""

from typing import Any

from django.utils.module_loading import import_string

# As WhiteNoise does it, and the addresses in `import` follow: a page never mixes scripts of two versions.
ModuleStorage: Any = type(
    "ModuleStorage",
    (import_string("whitenoise.storage.CompressedManifestStaticFilesStorage"),),
    {"support_js_module_import_aggregation": True},
)
