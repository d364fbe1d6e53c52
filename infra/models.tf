# Gemini by this project's own permissions, or by a key of AI Studio. Only a key needs Secret Manager.

locals {
  # The API asks the writer for subtopics while its caller waits.
  asks_models = ["api", "plan", "render"]

  models_settings = var.gemini == "enterprise" ? {
    MODELS                      = "gemini"
    GOOGLE_GENAI_USE_ENTERPRISE = "true"
    GOOGLE_CLOUD_LOCATION       = "global"
  } : { MODELS = "gemini" }
}

resource "google_secret_manager_secret" "gemini" {
  for_each = var.gemini == "studio" ? { key = true } : {}

  project   = var.project
  secret_id = "${var.name}-gemini-key"
  labels    = var.labels

  replication {
    auto {}
  }

  depends_on = [google_project_service.needed]
}

resource "google_secret_manager_secret_iam_member" "gemini" {
  for_each = var.gemini == "studio" ? toset(local.asks_models) : []

  project   = var.project
  secret_id = google_secret_manager_secret.gemini["key"].secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.house[each.value].member
}
