"""Where the work is done: queues and whom they call, services and who may call them, accounts, and the schedule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from functions.adapters.google.survey.remark import HELLO, Queue, Remark, Site, fault, well
from functions.adapters.google.survey.rest import Rest

#: queue -> the service that does its work, and service -> whose word it takes
TARGETS = {"text": "plan", "webhook": "plan", "picture": "render", "speech": "render", "assembly": "assemble"}
CALLERS = {"plan": "tasks", "render": "tasks", "assemble": "tasks", "sweep": "scheduler"}
SERVICES = ("api", *CALLERS)
ACCOUNTS = (*SERVICES, "tasks", "scheduler")
EVERYBODY = ("allUsers", "allAuthenticatedUsers")
INVOKER = "roles/run.invoker"
#: how much faster than the settings allow a queue may hand out pictures
SLACK = 1.1


def queues(rest: Rest, site: Site) -> Iterator[Remark]:
    """Each is there, runs, and calls its own worker by the word that this one takes."""
    faults = [one for lane, queue in site.queues.items() for one in _queue(rest, site, lane, queue)]
    yield from faults or [well("queues", f"{len(site.queues)} run: {', '.join(site.queues)}")]


def _queue(rest: Rest, site: Site, lane: str, queue: Queue) -> Iterator[Remark]:
    found = rest.get("cloudtasks", queue.path)
    name = queue.path.rpartition("/")[2]
    if found is None:
        yield fault("queues", f"There is no queue {name}.", site.apply())
        return
    if found.get("state", "RUNNING") != "RUNNING":
        words = site.gcloud(f"tasks queues resume {name} --location={site.region}")
        yield fault("queues", f"{name} is held: nothing of it is worked on.", words)
    target = found.get("httpTarget", {})
    service = rest.get("run", _path(site, TARGETS[lane])) or {}
    host = str(target.get("uriOverride", {}).get("host", ""))
    if service and host not in {address.partition("://")[2] for address in _addresses(service)}:
        detail = f"{name} calls {host or 'nobody'}, which is not {site.name}-{TARGETS[lane]}."
        yield fault("queues", detail, site.apply())
    told = target.get("oidcToken", {})
    audience, caller = told.get("audience", ""), told.get("serviceAccountEmail", "")
    env = _env(service)
    if service and (audience, caller) != (env.get("TASK_AUDIENCE"), env.get("TASK_CALLER")):
        detail = f"{name} speaks as {caller or 'nobody'} for {audience or 'nobody'}, which its worker does not take."
        yield fault("queues", detail, site.apply())


def pace(rest: Rest, site: Site) -> Iterator[Remark]:
    """Pictures are handed out no faster than the account may have them made."""
    queue = site.queues["picture"].path
    found, allowed = rest.get("cloudtasks", queue) or {}, site.pictures_per_minute
    rate = 60 * float(found.get("rateLimits", {}).get("maxDispatchesPerSecond", 0))
    if allowed is None:
        yield well("quota", f"{rate:.1f} pictures a minute; the settings name no quota")
    elif rate > allowed * SLACK:
        name = queue.rpartition("/")[2]
        slower = f"tasks queues update {name} --location={site.region} --max-dispatches-per-second={allowed / 60:.3f}"
        detail = f"{name} hands out {rate:.1f} pictures a minute, the quota allows {allowed:.1f}."
        yield fault("quota", detail, site.gcloud(slower))
    else:
        yield well("quota", f"{rate:.1f} pictures a minute, of {allowed:.1f} that the settings allow")


def services(rest: Rest, site: Site) -> Iterator[Remark]:
    """All five run what was built, and no worker is open to others than its caller."""
    faults = [one for target in SERVICES for one in _service(rest, site, target)]
    yield from faults or [well("services", f"{len(SERVICES)} are ready: {', '.join(SERVICES)}")]


def _service(rest: Rest, site: Site, target: str) -> Iterator[Remark]:
    name, found = f"{site.name}-{target}", rest.get("run", _path(site, target))
    if found is None:
        yield fault("services", f"There is no service {name}.", site.apply())
        return
    update, template = f"run services update {name} --region={site.region}", found.get("template", {})
    image = str((template.get("containers") or [{}])[0].get("image", ""))
    if image.endswith(HELLO) or "/hello" in image:
        yield fault("services", f"{name} still only says hello: nothing was built.", site.build())
    elif found.get("terminalCondition", {}).get("state") != "CONDITION_SUCCEEDED":
        words = f"logging read 'resource.labels.service_name={name} severity>=ERROR' --limit=20"
        said = found.get("terminalCondition", {}).get("message", "it does not start")
        yield fault("services", f"{name} is not ready: {said}", site.gcloud(words))
    at_once, threads = template.get("maxInstanceRequestConcurrency"), _env(found).get("THREADS")
    if at_once and str(at_once) != threads:
        words = site.gcloud(f"{update} --update-env-vars=THREADS={at_once}")
        detail = f"{name} is given {at_once} requests at once and has {threads or 'no'} threads set."
        yield fault("services", detail, words)
    if target != "api":
        yield from _worker(rest, site, target, found)


def _worker(rest: Rest, site: Site, target: str, found: Mapping[str, Any]) -> Iterator[Remark]:
    name = f"{site.name}-{target}"
    if found.get("ingress") != "INGRESS_TRAFFIC_INTERNAL_ONLY":
        words = site.gcloud(f"run services update {name} --region={site.region} --ingress=internal")
        yield fault("services", f"{name} can be reached from the internet.", words)
    audience = _env(found).get("TASK_AUDIENCE", "")
    if audience not in (*found.get("customAudiences", ()), *_addresses(found)):
        words = site.gcloud(
            f"run services update {name} --region={site.region} --add-custom-audiences={audience or 'AUDIENCE'}"
        )
        yield fault("services", f"{name} takes no token for {audience or 'nobody'}.", words)
    if _env(found).get("TASK_SIGNATURE") != "iam":
        words = site.gcloud(f"run services update {name} --region={site.region} --update-env-vars=TASK_SIGNATURE=iam")
        yield fault(
            "services", f"{name} looks for the signatures that Cloud Run takes away: it refuses all tasks.", words
        )
    slowest = max((one.deadline for lane, one in site.queues.items() if TARGETS[lane] == target), default=0)
    seconds = float(str(found.get("template", {}).get("timeout", "0s")).rstrip("s") or 0)
    if slowest and seconds >= slowest:
        detail = f"{name} may take {seconds:.0f} s, but its queue comes again after {slowest} s."
        words = f"run services update {name} --region={site.region} --timeout={slowest - 30}"
        yield fault("services", detail, site.gcloud(words))
    policy = rest.get("run", f"{_path(site, target)}:getIamPolicy") or {}
    members = {who for one in policy.get("bindings", ()) if one.get("role") == INVOKER for who in one["members"]}
    caller = f"serviceAccount:{site.account(CALLERS[target])}"
    place = f"{name} --region={site.region} --role={INVOKER}"
    for who in sorted(members & set(EVERYBODY)):
        words = site.gcloud(f"run services remove-iam-policy-binding {place} --member={who}")
        yield fault("services", f"Anybody may call {name}.", words)
    if caller not in members:
        words = site.gcloud(f"run services add-iam-policy-binding {place} --member={caller}")
        yield fault("services", f"{name} may not be called by {caller.partition(':')[2]}.", words)


def accounts(rest: Rest, site: Site) -> Iterator[Remark]:
    """Every service has its account, and nobody turned one off."""
    faults = []
    for role in ACCOUNTS:
        address = site.account(role)
        found = rest.get("iam", f"projects/{site.project}/serviceAccounts/{address}")
        if found is None:
            faults.append(fault("accounts", f"There is no account {address}.", site.apply()))
        elif found.get("disabled"):
            words = site.gcloud(f"iam service-accounts enable {address}")
            faults.append(fault("accounts", f"{address} is turned off.", words))
    yield from faults or [well("accounts", f"{len(ACCOUNTS)} are there")]


def schedule(rest: Rest, site: Site) -> Iterator[Remark]:
    """The sweep comes every minute: it is the only guarantee that every job ends."""
    faults = []
    for job in (f"{site.name}-sweep", f"{site.name}-clean-up"):
        found = rest.get("cloudscheduler", f"projects/{site.project}/locations/{site.region}/jobs/{job}")
        if found is None:
            faults.append(fault("schedule", f"There is no job {job}.", site.apply()))
        elif found.get("state") != "ENABLED":
            words = site.gcloud(f"scheduler jobs resume {job} --location={site.region}")
            faults.append(fault("schedule", f"{job} does not run.", words))
        elif found.get("status", {}).get("code"):
            words = f"logging read 'resource.labels.service_name={site.name}-sweep' --limit=20"
            faults.append(fault("schedule", f"{job} failed when it ran last.", site.gcloud(words)))
    yield from faults or [well("schedule", "the sweep comes every minute, the clean-up every night")]


def _path(site: Site, target: str) -> str:
    return f"projects/{site.project}/locations/{site.region}/services/{site.name}-{target}"


def _addresses(service: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple({str(service.get("uri", "")), *map(str, service.get("urls", ()))} - {""})


def _env(service: Mapping[str, Any]) -> dict[str, str]:
    container = (service.get("template", {}).get("containers") or [{}])[0]
    return {one["name"]: str(one.get("value", "")) for one in container.get("env", ())}
