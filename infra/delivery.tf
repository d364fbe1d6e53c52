# From a push to new revisions: the registry, the account that builds, the trigger, and GitHub without a key.

locals {
  registry = "${var.region}-docker.pkg.dev/${var.project}/${var.name}"
}

resource "google_artifact_registry_repository" "images" {
  project       = var.project
  location      = var.region
  repository_id = var.name
  description   = "Images of Limner"
  format        = "DOCKER"
  labels        = var.labels

  cleanup_policies {
    id     = "keep-the-newest"
    action = "KEEP"

    most_recent_versions {
      keep_count = 10
    }
  }

  cleanup_policies {
    id     = "delete-the-old"
    action = "DELETE"

    condition {
      tag_state  = "ANY"
      older_than = "2592000s"
    }
  }

  depends_on = [google_project_service.needed]
}

resource "google_artifact_registry_repository_iam_member" "build" {
  project    = var.project
  location   = var.region
  repository = google_artifact_registry_repository.images.name
  role       = "roles/artifactregistry.writer"
  member     = google_service_account.house["build"].member
}

# A build that is started by hand brings its source along.
resource "google_storage_bucket_iam_member" "build" {
  bucket = google_storage_bucket.house["scratch"].name
  role   = "roles/storage.objectViewer"
  member = google_service_account.house["build"].member
}

resource "google_project_iam_member" "build_logs" {
  project = var.project
  role    = "roles/logging.logWriter"
  member  = google_service_account.house["build"].member
}

# Developer changes revisions and traffic, but not who may call.
resource "google_cloud_run_v2_service_iam_member" "build" {
  for_each = local.services

  project  = var.project
  location = var.region
  name     = google_cloud_run_v2_service.house[each.key].name
  role     = "roles/run.developer"
  member   = google_service_account.house["build"].member
}

resource "google_cloud_run_v2_service_iam_member" "smoke" {
  project  = var.project
  location = var.region
  name     = google_cloud_run_v2_service.house["api"].name
  role     = "roles/run.invoker"
  member   = google_service_account.house["build"].member
}

# A revision runs in its service's name, which whoever deploys it must be allowed to give.
resource "google_service_account_iam_member" "build" {
  for_each = local.services

  service_account_id = google_service_account.house[each.key].name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.house["build"].member
}

resource "google_cloudbuild_trigger" "push" {
  count = var.repository == "" ? 0 : 1

  project         = var.project
  location        = var.region
  name            = "${var.name}-push"
  description     = "Tests, builds and deploys what is pushed to ${var.branch}"
  filename        = "cloudbuild.yaml"
  service_account = google_service_account.house["build"].id

  repository_event_config {
    repository = var.repository

    push {
      branch = "^${replace(var.branch, ".", "\\.")}$"
    }
  }

  substitutions = {
    _REGION    = var.region
    _NAME      = var.name
    _REPO      = local.registry
    _ADDRESS   = var.domain == "" ? "" : "https://${var.domain}"
    _CANDIDATE = var.domain == "" ? "" : "https://candidate.${var.domain}"
  }
}

resource "google_iam_workload_identity_pool" "github" {
  count = var.github_repository == "" ? 0 : 1

  project                   = var.project
  workload_identity_pool_id = "${var.name}-github"
  display_name              = "Workflows on GitHub"

  depends_on = [google_project_service.needed]
}

resource "google_iam_workload_identity_pool_provider" "github" {
  count = var.github_repository == "" ? 0 : 1

  project                            = var.project
  workload_identity_pool_id          = google_iam_workload_identity_pool.github[0].workload_identity_pool_id
  workload_identity_pool_provider_id = "github"
  attribute_mapping = {
    "google.subject"       = "assertion.sub"
    "attribute.repository" = "assertion.repository"
  }
  # Without a condition every repository of GitHub could come in.
  attribute_condition = "assertion.repository == \"${var.github_repository}\" && assertion.ref == \"refs/heads/${var.branch}\""

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

resource "google_service_account_iam_member" "github" {
  count = var.github_repository == "" ? 0 : 1

  service_account_id = google_service_account.house["github"].name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.github[0].name}/attribute.repository/${var.github_repository}"
}

resource "google_project_iam_member" "github_builds" {
  count = var.github_repository == "" ? 0 : 1

  project = var.project
  role    = "roles/cloudbuild.builds.editor"
  member  = google_service_account.house["github"].member
}

resource "google_service_account_iam_member" "github_builds" {
  count = var.github_repository == "" ? 0 : 1

  service_account_id = google_service_account.house["build"].name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.house["github"].member
}
