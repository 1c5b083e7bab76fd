"""Addresses of the JSON interface, health and metrics."""

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from lapor.api import health
from lapor.api.errors import NoSuchAddress, answer_of, speak_plainly
from lapor.api.guards import guarded
from lapor.api.operations import router
from lapor.people.entry import open_to

api = NinjaAPI(
    title="Lapor",
    version="1",
    description="File a report and follow it. Errors are `{code, message, next_step}`.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-1",
    openapi_extra={"components": {"securitySchemes": {"accessKey": {"type": "http", "scheme": "bearer"}}}},
)
api.add_router("", router)
speak_plainly(api)


@open_to("public")
@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    """The OpenAPI document of this interface."""
    return JsonResponse(api.get_openapi_schema(path_prefix="/api/v1/"))


@open_to("public")
def nothing_here(request: HttpRequest, rest: str) -> JsonResponse:
    """Unknown addresses below /api/ answer in the one shape too."""
    return answer_of(NoSuchAddress())


def _operations() -> list[URLPattern]:
    """The library's patterns without its root page, each declared and guarded."""
    patterns = [each for each in api.urls[0] if isinstance(each, URLPattern) and each.name != "api-root"]
    operations = {view.operations[0].operation_id: view.operations for view in router.path_operations.values()}
    for pattern in patterns:
        assert pattern.callback is not None
        methods = {method for operation in operations[pattern.name or ""] for method in operation.methods}
        pattern.callback = open_to("public")(guarded(pattern.callback, methods=methods))
    return patterns


urlpatterns = [
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("api/v1/", (_operations(), "ninja", "api-1")),
    path("api/<path:rest>", nothing_here),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
]
