# The sweep is the only guarantee that every job ends; the queues only make things fast.

locals {
  looks = {
    sweep    = { schedule = "* * * * *", path = "/", about = "Every minute: whatever is owed." }
    clean-up = { schedule = "17 3 * * *", path = "/clean-up", about = "Every night: whatever has outlived its time." }
  }
}

resource "google_cloud_scheduler_job" "look" {
  for_each = local.looks

  project     = var.project
  region      = var.region
  name        = "${var.name}-${each.key}"
  description = each.value.about
  schedule    = each.value.schedule
  time_zone   = "Etc/UTC"
  # Longer than the service's own time-out, so that no second look starts beside a slow one.
  attempt_deadline = "${local.services.sweep.timeout + 20}s"

  retry_config {
    retry_count = 0
  }

  http_target {
    http_method = "POST"
    uri         = "${google_cloud_run_v2_service.house["sweep"].uri}${each.value.path}"

    oidc_token {
      service_account_email = google_service_account.house["scheduler"].email
      audience              = local.audiences.sweep
    }
  }

  depends_on = [google_project_service.needed]
}
