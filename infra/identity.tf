# An account a service, and for each only what it does. No basic role, and no key of an account anywhere.

locals {
  accounts = merge(
    {
      api       = "Limner: the API"
      plan      = "Limner: writes plans and texts, tells webhooks"
      render    = "Limner: paints and reads aloud"
      assemble  = "Limner: makes pages and files"
      sweep     = "Limner: looks at what is owed"
      tasks     = "Limner: whose word the queues carry"
      scheduler = "Limner: whose word the schedule carries"
      build     = "Limner: tests, builds and deploys"
    },
    var.github_repository == "" ? {} : { github = "Limner: starts builds from GitHub" },
  )

  # Whoever may call a private service.
  callers = { plan = "tasks", render = "tasks", assemble = "tasks", sweep = "scheduler" }
}

resource "google_service_account" "house" {
  for_each = local.accounts

  project      = var.project
  account_id   = "${var.name}-${each.key}"
  display_name = each.value

  depends_on = [google_project_service.needed]
}

resource "google_cloud_run_v2_service_iam_member" "caller" {
  for_each = local.callers

  project  = var.project
  location = var.region
  name     = google_cloud_run_v2_service.house[each.key].name
  role     = "roles/run.invoker"
  member   = google_service_account.house[each.value].member
}

# The API alone, and only by choice; it asks everybody for a key of its own.
resource "google_cloud_run_v2_service_iam_member" "public" {
  count = var.public ? 1 : 0

  project  = var.project
  location = var.region
  name     = google_cloud_run_v2_service.house["api"].name
  role     = "roles/run.invoker"
  member   = "allUsers"
}

resource "google_project_iam_member" "store" {
  for_each = local.services

  project = var.project
  role    = "roles/datastore.user"
  member  = google_service_account.house[each.key].member

  condition {
    title      = "only-${var.name}"
    expression = "resource.name == \"projects/${var.project}/databases/${var.database}\""
  }

  depends_on = [google_firestore_database.house]
}

resource "google_project_iam_member" "models" {
  for_each = var.gemini == "enterprise" ? toset(local.asks_models) : []

  project = var.project
  role    = "roles/aiplatform.user"
  member  = google_service_account.house[each.value].member
}

# Every service reads and puts blobs; only the sweep removes them.
resource "google_storage_bucket_iam_member" "blobs" {
  for_each = {
    for pair in setproduct(keys(local.buckets), keys(local.services)) : "${pair[0]} ${pair[1]}" => { bucket = pair[0], service = pair[1] }
  }

  bucket = google_storage_bucket.house[each.value.bucket].name
  role   = "roles/storage.objectUser"
  member = google_service_account.house[each.value.service].member
}

# Addresses of blobs are signed in the account's own name, without a key file.
resource "google_service_account_iam_member" "signer" {
  service_account_id = google_service_account.house["api"].name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = google_service_account.house["api"].member
}

resource "google_cloud_tasks_queue_iam_member" "enqueuer" {
  for_each = {
    for pair in setproduct(keys(local.lanes), keys(local.services)) : "${pair[0]} ${pair[1]}" => { lane = pair[0], service = pair[1] }
  }

  project  = var.project
  location = var.region
  name     = google_cloud_tasks_queue.lane[each.value.lane].name
  role     = "roles/cloudtasks.enqueuer"
  member   = google_service_account.house[each.value.service].member
}

# The API tells how full the queues are, the sweep waits with a queue that somebody holds.
resource "google_cloud_tasks_queue_iam_member" "viewer" {
  for_each = {
    for pair in setproduct(keys(local.lanes), ["api", "sweep"]) : "${pair[0]} ${pair[1]}" => { lane = pair[0], service = pair[1] }
  }

  project  = var.project
  location = var.region
  name     = google_cloud_tasks_queue.lane[each.value.lane].name
  role     = "roles/cloudtasks.viewer"
  member   = google_service_account.house[each.value.service].member
}
