resource "google_project_service" "needed" {
  for_each = toset(concat([
    "artifactregistry.googleapis.com",
    "cloudbuild.googleapis.com",
    "cloudresourcemanager.googleapis.com",
    "cloudscheduler.googleapis.com",
    "cloudtasks.googleapis.com",
    "firebaserules.googleapis.com",
    "firestore.googleapis.com",
    "iam.googleapis.com",
    "iamcredentials.googleapis.com",
    "logging.googleapis.com",
    "monitoring.googleapis.com",
    "run.googleapis.com",
    "storage.googleapis.com",
    ],
    var.gemini == "enterprise" ? ["aiplatform.googleapis.com"] : ["secretmanager.googleapis.com"],
    var.auth == "firebase" ? ["identitytoolkit.googleapis.com"] : [],
    var.domain == "" ? [] : ["compute.googleapis.com"],
    var.billing_account == "" ? [] : ["billingbudgets.googleapis.com"],
    var.github_repository == "" ? [] : ["sts.googleapis.com"],
  ))

  project            = var.project
  service            = each.value
  disable_on_destroy = false
}
