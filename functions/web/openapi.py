"""The contract as OpenAPI 3.1: paths from the table of routes, schemas from the models that parse and describe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from functions.core.errors import LimnerError
from functions.kinds import KINDS
from functions.web import (
    listings,
    replies,
    replies_admin,
    replies_cache,
    replies_gallery,
    replies_owners,
    replies_plans,
    replies_seeds,
    replies_sources,
    replies_webhooks,
    routes,
)
from functions.web.bodies import Anew, Announced, Choice, NewKey, Redo, Retry
from functions.web.bodies_admin import ADMIN
from functions.web.bodies_gallery import BODIES
from functions.web.route import Route
from functions.web.seeds.bodies import SEEDS

Json = dict[str, Any]
REF = "#/components/schemas/"
ABOUT = (
    "Turns a prompt, a script or a document into an illustrated comic, story, lecture, lesson, presentation, scene or "
    "image. Everything is a job that always ends; its progress, its pictures as they land, its pages and its files are "
    "read from it. Errors are application/problem+json."
)
PARAMETERS: Mapping[str, tuple[str, Json, str]] = {
    "id": ("path", {"type": "string"}, "Id of a job."),
    "number": ("path", {"type": "integer", "minimum": 1}, "Number of a scene, counted from 1."),
    "format": ("path", {"type": "string"}, "A file format of the kind, such as pdf."),
    "name": ("path", {"type": "string"}, "Its name, as an answer gave it."),
    "key": ("path", {"type": "string"}, "Id of an API key."),
    "file": ("path", {"type": "string"}, "Name of a part."),
    "path": ("path", {"type": "string"}, "Path of a file."),
    "image": ("path", {"type": "string"}, "Id of a picture of the gallery."),
    "character": ("path", {"type": "string"}, "Id of a character."),
    "style": ("path", {"type": "string"}, "Name of a style."),
    "voice": ("path", {"type": "string"}, "Role of a voice."),
    "q": ("query", {"type": "string"}, "Words: each is in prompt, alt or tags, in any case."),
    "tag": ("query", {"type": "string"}, "Only pictures with this tag, in any case."),
    "featured": ("query", {"type": "boolean"}, "Only pictures that are featured, or that are not."),
    "item": ("query", {"type": "string"}, "Only pictures of this item."),
    "job": ("query", {"type": "string"}, "Only pictures of this job."),
    "deleted": ("query", {"type": "boolean"}, "The pictures in the bin, instead of those that are shown."),
    "dry_run": ("query", {"type": "boolean"}, "Tell what would happen, and do nothing."),
    "model": ("query", {"type": "string"}, "Only what this model made."),
    "older_than": ("query", {"type": "string", "pattern": "^\\d{1,9}[smhd]$"}, "Only what is older: 12h, 3d."),
    "upload": ("path", {"type": "string"}, "Id of an upload."),
    "breaker": ("path", {"type": "string"}, "A model, as the list of breakers names it."),
    "days": ("query", {"type": "integer", "minimum": 1, "maximum": 366, "default": 7}, "How many days, with today."),
    "code": ("query", {"type": "string"}, "Only jobs of which a step ended with this code."),
    "signature": ("query", {"type": "string"}, "Its owner's leave in place of a key, as our addresses have it."),
    "state": ("query", {"type": "string"}, "Only jobs in this state."),
    "kind": ("query", {"type": "string"}, "Only jobs of this kind."),
    "page_size": ("query", {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}, "Items of one page."),
    "page": ("query", {"type": "integer", "minimum": 1, "maximum": 100, "default": 1}, "Which page."),
    "page_token": ("query", {"type": "string"}, "next_page_token of the page before."),
    "wait": (
        "query", {"type": "integer", "minimum": 0, "maximum": 60, "default": 0},
        "Answer as soon as something changes, at the latest after so many seconds.",
    ),
    "token": ("query", {"type": "string"}, "The job's client_token, in place of a key."),
    "Idempotency-Key": (
        "header", {"type": "string", "minLength": 1, "maxLength": 255},
        "Your own name for this request: sent again with the same body, it answers with the same job.",
    ),
    "Prefer": ("header", {"type": "string"}, "wait=N: answer 200 with the ended job if it ends within N seconds."),
    "If-Match": ("header", {"type": "string"}, "The tag of what the edits were made from; 412 when it is stale."),
    "If-None-Match": ("header", {"type": "string"}, "A tag that you have: 304 while it is current."),
    "Last-Event-ID": ("header", {"type": "string"}, "The last event that arrived; nothing after it is lost."),
}  # fmt: skip
#: where the models of answers are
REPLIES = (
    replies, listings, replies_admin, replies_cache, replies_owners, replies_gallery,
    replies_plans, replies_sources, replies_seeds, replies_webhooks,
)  # fmt: skip
FORM: Json = {
    "type": "object", "required": ["kind", "file"], "additionalProperties": True,
    "description": "The same fields as in JSON, a value that is no text as JSON, and the document as a file.",
    "properties": {"kind": {"type": "string"}, "file": {"type": "string", "format": "binary"}},
}  # fmt: skip
CREATES_WITH = {"create": "Create", "plan": "Plan", "scene": "Scene"}


def document(*, version: str) -> Json:
    """The whole document."""
    schemas = _reply_schemas()
    bodies = _body_schemas(schemas)
    paths: Json = {}
    for route in routes.ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, bodies)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Limner", "version": version, "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{"key": []}, {}],
        "tags": [{"name": name, "description": about} for name, about in TAGS.items()],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
        "x-errors": _errors(),
    }  # fmt: skip


TAGS = {
    "jobs": "Ask, watch, list, and what can be done with one.",
    "plan": "What will be drawn, and what was drawn, scene by scene.",
    "files": "Pictures, pages and everything to take away.",
    "gallery": "Every picture, and characters and styles that last.",
    "catalogue": "What can be asked for, and what it costs.",
    "service": "The house itself.",
    "aliases": "The same in the words of other systems, for frontends that were written for them.",
}


def _errors() -> list[Json]:
    """Every code once, in the words of the error that stands highest in the tree."""
    found: dict[str, Json] = {}
    row = [LimnerError]
    while row:
        for one in row:
            detail = (one.__doc__ or "").split("\n")[0]
            found.setdefault(
                one.code,
                {
                    "code": one.code, "status": one.status, "detail": detail, "action": one.action,
                    "retryable": one.retryable,
                },
            )  # fmt: skip
        row = [child for one in row for child in one.__subclasses__()]
    return [found[code] for code in sorted(found)]


def _tag(route: Route) -> str:
    if ".seeds." in route.answer.__module__:
        return "aliases"
    if "/plan" in route.path or "/scenes" in route.path or route.path.endswith(":approve"):
        return "plan"
    if "/exports" in route.path or "/assets" in route.path:
        return "files"
    if route.path.startswith(("/v1/images", "/v1/characters", "/v1/styles")):
        return "gallery"
    if route.path.startswith("/v1/jobs"):
        return "jobs"
    return "catalogue" if route.path.startswith("/v1/") else "service"


def _operation(route: Route, bodies: Mapping[str, Json]) -> Json:
    names = [*re.findall(r"{(\w+)}", route.path), *route.query, *(["token"] if route.token else []), *route.headers]
    found: Json = {
        "operationId": f"{route.answer.__module__.rpartition('.')[2]}_{route.answer.__name__}",
        "summary": route.summary, "tags": [_tag(route)], "parameters": [_parameter(name) for name in names],
        "responses": _responses(route),
    }  # fmt: skip
    if route.scope is None:
        found["security"] = []
    else:
        found["x-scope"] = route.scope
    if route.body:
        found["requestBody"] = {
            "required": not route.body_optional,
            "content": _content(route.body, bodies),
        }
    return found


def _content(body: str, bodies: Mapping[str, Json]) -> Json:
    if body == "bytes":
        return {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    found: Json = {"application/json": {"schema": bodies[body]}}
    if body in ("create", "estimate"):
        found["multipart/form-data"] = {"schema": FORM}
    return found


def _parameter(name: str) -> Json:
    place, schema, about = PARAMETERS[name]
    return {"name": name, "in": place, "required": place == "path", "schema": schema, "description": about}


def _responses(route: Route) -> Json:
    found: Json = {}
    for status, name in route.answers.items():
        found[str(status)] = _response(status, name)
    known = {*route.problems, *([401, 403] if route.scope else [])}
    for status in sorted(known):
        found[str(status)] = _problem(HTTPStatus(status).phrase)
    if "default" not in found:
        found["default"] = _problem("Anything else that went wrong.")
    return found


def _response(status: int, name: str) -> Json:
    found: Json = {"description": HTTPStatus(status).phrase}
    if _model(name) is not None:
        found["content"] = {"application/json": {"schema": {"$ref": REF + name}}}
    elif name == "text/event-stream":
        found["description"] = "Events job, step and done; the data of each is JSON."
        found["content"] = {name: {"schema": {"type": "string"}}}
    elif name:
        found["content"] = {name: {"schema": {}}}
    return found


def _problem(description: str) -> Json:
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": {"$ref": REF + "Problem"}}},
    }


def _model(name: str) -> type[BaseModel] | None:
    found: type[BaseModel] | None = next((getattr(one, name) for one in REPLIES if hasattr(one, name)), None)
    return found


def _reply_schemas() -> Json:
    names = sorted({name for route in routes.ROUTES for name in route.answers.values()})
    models: list[type[BaseModel]] = [replies.Problem, *(model for name in names if (model := _model(name)) is not None)]
    _, found = models_json_schema([(model, "serialization") for model in models], ref_template=REF + "{model}")
    schemas: Json = found["$defs"]
    return schemas


def _body_schemas(schemas: Json) -> dict[str, Json]:
    """Body name -> schema; what each kind takes goes into the components under the kind's own name."""
    choices: dict[str, list[Json]] = {"create": [], "plan": [], "scene": []}
    for kind in KINDS.values():
        for body, schema in kind.bodies().items():
            choices[body].append(_hoisted(schema, kind.name.capitalize() + CREATES_WITH[body], schemas, kind.name))
    redo = _hoisted(Redo.model_json_schema(), "EstimateAgain", schemas, "")
    more = [_hoisted(one.model_json_schema(), f"Picture{one.__name__}", schemas, "") for one in (Choice, Anew)]
    schemas["Create"] = {
        "oneOf": choices["create"],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {name: one["$ref"] for name, one in zip(KINDS, choices["create"], strict=True)},
        },
    }
    create = {"$ref": REF + "Create"}
    return {
        "create": create,
        "plan": _one_of(choices["plan"]),
        "scene": _one_of([*choices["scene"], *more]),
        "estimate": _one_of([create, redo]),
        "retry": _hoisted(Retry.model_json_schema(), "RetryJob", schemas, ""),
        "upload": _hoisted(Announced.model_json_schema(), "NewUpload", schemas, ""),
        "key": _hoisted(NewKey.model_json_schema(), "NewKey", schemas, ""),
        **{
            name: _hoisted(model.model_json_schema(), model.__name__, schemas, "")
            for name, model in (*BODIES.items(), *SEEDS.items(), *ADMIN.items())
        },
    }


def _one_of(choices: list[Json]) -> Json:
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


def _hoisted(schema: Mapping[str, Any], name: str, schemas: Json, owner: str) -> Json:
    """Moves a schema and its own definitions into the components; a reference to it."""
    prefix = owner.capitalize()
    for inner, found in schema.get("$defs", {}).items():
        schemas[prefix + inner] = _moved(found, prefix)
    schemas[name] = _moved({key: value for key, value in schema.items() if key != "$defs"}, prefix)
    return {"$ref": REF + name}


def _moved(schema: Json, prefix: str) -> Json:
    """The same schema, whose references point into the components."""
    found: Json = {}
    for key, value in schema.items():
        if key == "$ref":
            found[key] = REF + prefix + str(value).rpartition("/")[2]
        elif isinstance(value, dict):
            found[key] = _moved(value, prefix)
        elif isinstance(value, list):
            found[key] = [_moved(one, prefix) if isinstance(one, dict) else one for one in value]
        else:
            found[key] = value
    return found
