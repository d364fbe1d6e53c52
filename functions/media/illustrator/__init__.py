"""The offline painter's hand: a brief in words becomes a picture, the same for the same brief, without a model."""

from functions.media.illustrator.brief import Brief, CastMember, Head, Painting
from functions.media.illustrator.painting import PAINTER_VERSION, paint
from functions.media.illustrator.styles import STYLES

__all__ = ["PAINTER_VERSION", "STYLES", "Brief", "CastMember", "Head", "Painting", "paint"]
