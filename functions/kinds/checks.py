"""Reading bodies and answers by schema, and telling each fault in a sentence that its sender understands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from functions.core.errors import InvalidRequest
from functions.kinds.wording import cleaned, one_line

Text = Annotated[str, AfterValidator(cleaned)]
OneLine = Annotated[str, AfterValidator(one_line)]
Number = Annotated[int, Field(ge=1, le=1000)]
#: told one by one; beyond it a body is not worth reading further
MOST_FAULTS = 20


class Strict(BaseModel):
    """A body: nothing is guessed, nothing unknown is taken."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


M = TypeVar("M", bound=BaseModel)


def object_of(body: object) -> dict[str, Any]:
    """The body as a mapping with names of text, or InvalidRequest."""
    if not isinstance(body, Mapping) or not all(isinstance(name, str) for name in body):
        raise InvalidRequest("The body must be one JSON object.")
    return dict(body)


def checked(model: type[M], body: Mapping[str, Any]) -> M:
    """The body read by the model, or InvalidRequest with a sentence for each field that is wrong."""
    try:
        return model.model_validate(dict(body))
    except ValidationError as error:
        raise refused([(_place(one), told(one)) for one in error.errors(include_url=False)]) from None


def refused(faults: list[tuple[str, str]]) -> InvalidRequest:
    """The refusal that names these faults; the first is its sentence."""
    field, fault = faults[0]
    more = f" ({len(faults) - 1} more to correct.)" if len(faults) > 1 else ""
    return InvalidRequest(f"{field}: {fault}{more}" if field else fault, fields=tuple(faults[:MOST_FAULTS]))


def _place(error: ErrorDetails) -> str:
    return ".".join(_shown(part) for part in error["loc"])


def _shown(part: int | str) -> str:
    text = one_line("".join(char for char in str(part) if char.isprintable()))
    return text if len(text) <= 60 else text[:57] + "..."


def told(error: ErrorDetails) -> str:
    """A fault in plain words."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        return f"Choose one of: {context['expected']}.".replace("'", "")
    for name, sentence in BOUNDS.items():
        if name in context:
            return sentence.format(bound=context[name], unit=_unit(error["input"]))
    return EXPECTED.get(kind, "This has a wrong form.")


def _unit(value: object) -> str:
    return f" characters; this has {len(value):,}" if isinstance(value, str) else " of these"


BOUNDS = {
    "max_length": "At most {bound:,}{unit}.",
    "min_length": "This must not be empty.",
    "ge": "Too small: at least {bound:,} is needed.",
    "gt": "Too small: more than {bound:,} is needed.",
    "le": "Too large: at most {bound:,}.",
    "lt": "Too large: less than {bound:,} is needed.",
}
EXPECTED = {
    "missing": "This is required.",
    "extra_forbidden": "There is no such field; leave it out.",
    "string_type": "Text is expected.",
    "string_unicode": "Text is expected.",
    "int_type": "A whole number is expected.",
    "int_from_float": "A whole number is expected.",
    "float_type": "A number is expected.",
    "finite_number": "A number is expected.",
    "bool_type": "true or false is expected.",
    "list_type": "A list is expected.",
    "model_type": "An object is expected.",
    "model_attributes_type": "An object is expected.",
    "dict_type": "An object is expected.",
}
