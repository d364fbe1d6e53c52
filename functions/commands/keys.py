"""`keys`: makes, lists and revokes the API keys of this house; the first of an empty house is made so."""

from __future__ import annotations

import argparse
import json
import os
import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from functions.commands.words import DONE, said
from functions.core.moments import rfc3339
from functions.settings import Settings

if TYPE_CHECKING:
    from functions.flows.keys import Key
    from functions.ports import House


def arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    create = acts.add_parser("create", help="make a key; it is shown once")
    create.add_argument("--owner", required=True, metavar="NAME", help="whose jobs it makes and reads")
    create.add_argument("--scopes", default="read,write", help="read, write, admin: comma-separated; read,write")
    listing = acts.add_parser("list", help="list all keys, newest first")
    revoke = acts.add_parser("revoke", help="revoke a key; a running server forgets it within seconds")
    revoke.add_argument("id", metavar="ID", help="as `keys list` shows it")
    for one in (create, listing, revoke):
        one.add_argument("--json", action="store_true", help="print the result as JSON")


def run(args: argparse.Namespace) -> int:
    """Works on the house itself, whether a server runs on it or not."""
    from functions.wiring.world import open_world

    acts = {"create": _create, "list": _list, "revoke": _revoke}
    world = open_world(Settings.read(os.environ))
    try:
        acts[args.act](world.house, args)
    finally:
        world.close()
    return DONE


def _create(house: House, args: argparse.Namespace) -> None:
    from functions.flows.keys import SECRET_BYTES, make

    scopes = [word.strip() for word in args.scopes.split(",") if word.strip()]
    key, text = make(house, args.owner, scopes=scopes, secret=secrets.token_bytes(SECRET_BYTES))
    if args.json:
        print(json.dumps({**_plain(key), "key": text}))
        return
    said(f"Key {key.id} of {key.owner} may {', '.join(key.scopes)}. It is shown only now:")
    print(text)


def _list(house: House, args: argparse.Namespace) -> None:
    keys = [_plain(key) for key in _all(house)]
    if args.json:
        print(json.dumps({"items": keys}))
        return
    for key in keys:
        used = f"last used {key['last_used']}" if key["last_used"] else "never used"
        print(f"{key['id']}  {key['owner']}  {','.join(key['scopes'])}  made {key['created_at'][:10]}, {used}")
    if not keys:
        said("There are no keys. Make one with: keys create --owner NAME --scopes read,write")


def _revoke(house: House, args: argparse.Namespace) -> None:
    from functions.flows.keys import revoke

    revoke(house, args.id)
    if args.json:
        print(json.dumps({"id": args.id, "revoked": True}))
    else:
        said(f"Key {args.id} is revoked.")


def _all(house: House) -> Iterator[Key]:
    from functions.flows.keys import listed

    token: str | None = None
    while True:
        found, token = listed(house, size=100, token=token)
        yield from found
        if token is None:
            return


def _plain(key: Key) -> dict[str, Any]:
    made = rfc3339(key.made_at, timespec="seconds")
    return {
        "id": key.id, "owner": key.owner, "scopes": list(key.scopes), "created_at": made,
        "last_used": key.last_used or None,
    }  # fmt: skip
