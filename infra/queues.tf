# One queue a medium, so that a model that is short of quota holds up nothing else.

locals {
  # What an account may spend in ten minutes, as Google's tiers had it in November 2026.
  spend_of_tier        = { 1 = 10, 2 = 50 }
  spend_per_10_minutes = coalesce(var.quota.spend_per_10_minutes_usd, try(local.spend_of_tier[var.quota.tier], null))

  pictures_per_second = min(
    local.spend_per_10_minutes / (600 * var.quota.usd_per_picture),
    coalesce(var.quota.pictures_per_minute, 30000) / 60,
    500,
  )

  # model: seconds that the models' calls of one task may take: a text in the economy tier ten minutes, a narration ten
  # passages of ninety seconds. share: of the places that its target has.
  lanes = {
    text     = { target = "plan", model = 600, share = 0.75, rate = var.quota.texts_per_minute / 60 }
    webhook  = { target = "plan", model = 0, share = 0.25, rate = 50 }
    picture  = { target = "render", model = 120, share = 0.7, rate = local.pictures_per_second }
    speech   = { target = "render", model = 900, share = 0.3, rate = var.quota.narrations_per_minute / 60 }
    assembly = { target = "assemble", model = 0, share = 1, rate = 10 }
  }

  queues = {
    for lane, one in local.lanes : lane => merge(one, {
      name     = "${var.name}-${lane}"
      path     = "projects/${var.project}/locations/${var.region}/queues/${var.name}-${lane}"
      timeout  = local.services[one.target].timeout
      deadline = local.services[one.target].timeout + 30
      # More than a target can hold would be refused, and refusals slow the whole queue.
      at_once = min(5000, max(1, floor(local.services[one.target].concurrency * local.services[one.target].max_instances * one.share)))
    })
  }
}

resource "google_cloud_tasks_queue" "lane" {
  for_each = local.queues

  project  = var.project
  location = var.region
  name     = each.value.name

  rate_limits {
    max_dispatches_per_second = floor(each.value.rate * 1000) / 1000
    max_concurrent_dispatches = each.value.at_once
  }

  # The house decides what is tried again; the queue comes again only after a crash. It gives up when both are spent.
  retry_config {
    max_attempts       = 8
    max_retry_duration = "7200s"
    min_backoff        = "2s"
    max_backoff        = "300s"
    max_doublings      = 6
  }

  # Where a task goes and by whose word is the queue's, so that whoever puts one needs neither the address nor the account.
  http_target {
    http_method = "POST"

    uri_override {
      scheme                    = "HTTPS"
      host                      = trimprefix(google_cloud_run_v2_service.house[each.value.target].uri, "https://")
      uri_override_enforce_mode = "ALWAYS"

      path_override {
        path = "/"
      }
    }

    oidc_token {
      service_account_email = google_service_account.house["tasks"].email
      audience              = local.audiences[each.value.target]
    }

    header_overrides {
      header {
        key   = "Content-Type"
        value = "application/json"
      }
    }
  }

  stackdriver_logging_config {
    sampling_ratio = 0.1
  }

  lifecycle {
    precondition {
      condition     = local.services[each.value.target].concurrency * local.services[each.value.target].max_instances >= length([for one in local.lanes : one if one.target == each.value.target])
      error_message = "${each.value.target} has fewer places than queues: raise its concurrency or max_instances."
    }

    precondition {
      condition     = each.value.deadline <= 1800
      error_message = "Cloud Tasks waits for an answer no longer than 1800 seconds."
    }
  }
}
