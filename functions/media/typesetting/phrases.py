"""The few words of a document that are ours, in its language where we know it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """Labels of a document's parts."""

    ideas: str = "Key ideas"
    examples: str = "Examples"
    questions: str = "Questions"
    answers: str = "Answers"
    answer: str = "Answer"
    notes: str = "Notes"
    contents: str = "Contents"
    spoken: str = "Spoken text"


KNOWN = {
    "en": Phrases(),
    "de": Phrases(
        ideas="Das Wichtigste", examples="Beispiele", questions="Fragen", answers="Antworten", answer="Antwort",
        notes="Anmerkungen", contents="Inhalt", spoken="Gesprochener Text",
    ),
    "fr": Phrases(
        ideas="Idées clés", examples="Exemples", questions="Questions", answers="Réponses", answer="Réponse",
        notes="Notes", contents="Sommaire", spoken="Texte lu",
    ),
    "es": Phrases(
        ideas="Ideas clave", examples="Ejemplos", questions="Preguntas", answers="Respuestas", answer="Respuesta",
        notes="Notas", contents="Índice", spoken="Texto hablado",
    ),
    "it": Phrases(
        ideas="Idee chiave", examples="Esempi", questions="Domande", answers="Risposte", answer="Risposta",
        notes="Note", contents="Indice", spoken="Testo letto",
    ),
    "pt": Phrases(
        ideas="Ideias-chave", examples="Exemplos", questions="Perguntas", answers="Respostas", answer="Resposta",
        notes="Notas", contents="Índice", spoken="Texto falado",
    ),
    "nl": Phrases(
        ideas="Kernpunten", examples="Voorbeelden", questions="Vragen", answers="Antwoorden", answer="Antwoord",
        notes="Notities", contents="Inhoud", spoken="Gesproken tekst",
    ),
    "el": Phrases(
        ideas="Βασικές ιδέες", examples="Παραδείγματα", questions="Ερωτήσεις", answers="Απαντήσεις",
        answer="Απάντηση", notes="Σημειώσεις", contents="Περιεχόμενα", spoken="Προφορικό κείμενο",
    ),
    "ru": Phrases(
        ideas="Главное", examples="Примеры", questions="Вопросы", answers="Ответы", answer="Ответ",
        notes="Заметки", contents="Содержание", spoken="Текст для чтения",
    ),
}  # fmt: skip


def phrases(language: str) -> Phrases:
    """The labels in a language; English where it is not known."""
    return KNOWN.get(language.split("-", maxsplit=1)[0].lower(), KNOWN["en"])
