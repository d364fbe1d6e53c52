# One image, five services: they differ by the function that they call, by account, reach and size.

locals {
  # timeout: seconds that a request may take. It is longer than the models' time below, so that a slow model ends in an
  # error of ours, and shorter than the queue's deadline, so that no second delivery runs beside the first.
  sizes = {
    api      = { concurrency = 80, cpu = 1, memory = "1Gi", min_instances = 0, max_instances = 10, timeout = 300 }
    plan     = { concurrency = 16, cpu = 1, memory = "512Mi", min_instances = 0, max_instances = 5, timeout = 660 }
    render   = { concurrency = 10, cpu = 1, memory = "1Gi", min_instances = 0, max_instances = 10, timeout = 960 }
    assemble = { concurrency = 2, cpu = 2, memory = "2Gi", min_instances = 0, max_instances = 5, timeout = 540 }
    sweep    = { concurrency = 1, cpu = 1, memory = "512Mi", min_instances = 0, max_instances = 1, timeout = 300 }
  }

  services = {
    for target, size in local.sizes : target => merge(size, {
      for name, value in try(var.services[target], {}) : name => value if value != null
    })
  }

  workers = { for target, size in local.services : target => size if target != "api" }
  # Whom a caller means by its token. A name of our own, because a service cannot be told its address before it has one.
  audiences = { for target in keys(local.workers) : target => "https://${target}.${var.name}.${var.project}.internal" }

  settings = merge(var.settings, local.models_settings, {
    WORLD                    = "google"
    AUTH                     = var.auth
    CORS_ORIGINS             = join(",", var.cors_origins)
    LOG_FORMAT               = "json"
    GOOGLE_CLOUD_PROJECT     = var.project
    FIRESTORE_DATABASE       = var.database
    ASSETS_BUCKET            = local.buckets.assets
    SCRATCH_BUCKET           = local.buckets.scratch
    TASK_QUEUES              = jsonencode({ for lane, queue in local.queues : lane => { name = queue.path, deadline = queue.deadline } })
    SPEND_PER_10_MINUTES_USD = tostring(local.spend_per_10_minutes)
    PICTURES_PER_MINUTE      = var.quota.pictures_per_minute == null ? "" : tostring(var.quota.pictures_per_minute)
  })

  # Written out, because a variable's validation may not ask what depends on the variable.
  own_settings = [
    "ASSETS_BUCKET", "AUTH", "CORS_ORIGINS", "FIRESTORE_DATABASE", "FUNCTION_TARGET", "GEMINI_API_KEY",
    "GOOGLE_CLOUD_LOCATION", "GOOGLE_CLOUD_PROJECT", "GOOGLE_GENAI_USE_ENTERPRISE", "LOG_FORMAT", "MODELS",
    "PICTURES_PER_MINUTE", "SCRATCH_BUCKET", "SPEND_PER_10_MINUTES_USD", "TASK_AUDIENCE", "TASK_CALLER",
    "TASK_QUEUES", "TASK_SIGNATURE", "THREADS", "WORLD",
  ]
}

resource "google_cloud_run_v2_service" "house" {
  for_each = local.services

  project             = var.project
  location            = var.region
  name                = "${var.name}-${each.key}"
  description         = "Limner: ${each.key}"
  labels              = var.labels
  deletion_protection = var.protect
  custom_audiences    = each.key == "api" ? [] : [local.audiences[each.key]]

  # Cloud Tasks and Cloud Scheduler of the same project count as internal. Behind a load balancer the API has no other door.
  ingress = each.key != "api" ? "INGRESS_TRAFFIC_INTERNAL_ONLY" : var.domain == "" ? "INGRESS_TRAFFIC_ALL" : "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"

  template {
    service_account                  = google_service_account.house[each.key].email
    timeout                          = "${each.value.timeout}s"
    max_instance_request_concurrency = each.value.concurrency

    scaling {
      min_instance_count = each.value.min_instances
      max_instance_count = each.value.max_instances
    }

    containers {
      image = var.image

      resources {
        limits            = { cpu = tostring(each.value.cpu), memory = each.value.memory }
        cpu_idle          = true
        startup_cpu_boost = true
      }

      dynamic "env" {
        for_each = merge(local.settings, {
          FUNCTION_TARGET = each.key
          # The server answers as many requests at once as it has threads; more would only wait inside.
          THREADS = tostring(each.value.concurrency)
          }, each.key == "api" ? {} : {
          TASK_AUDIENCE = local.audiences[each.key]
          TASK_CALLER   = each.key == "sweep" ? google_service_account.house["scheduler"].email : google_service_account.house["tasks"].email
          # Cloud Run checks a token's signature and takes it away; its word is good where it admits one account alone.
          TASK_SIGNATURE = "iam"
        })

        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = contains(local.asks_models, each.key) ? google_secret_manager_secret.gemini : {}

        content {
          name = "GEMINI_API_KEY"

          value_source {
            secret_key_ref {
              secret  = env.value.secret_id
              version = var.gemini_key_version
            }
          }
        }
      }
    }
  }

  lifecycle {
    # A build deploys its image and moves the traffic; see cloudbuild.yaml.
    ignore_changes = [client, client_version, template[0].containers[0].image, template[0].revision, traffic]

    precondition {
      condition     = each.value.min_instances <= each.value.max_instances
      error_message = "min_instances of ${each.key} is above its max_instances."
    }
  }

  depends_on = [google_project_service.needed, google_secret_manager_secret_iam_member.gemini]
}
