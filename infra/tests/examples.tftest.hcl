mock_provider "google" {
  mock_resource "google_cloud_run_v2_service" {
    defaults = { uri = "https://service.example" }
  }
}

variables {
  project      = "demo-project"
  repository   = "projects/demo-project/locations/us-central1/connections/github/repositories/limner"
  alert_emails = ["ops@example.com"]
  domain       = "api.example.com"
}

run "small_is_whole_and_can_be_torn_down" {
  command = apply

  module {
    source = "./examples/small"
  }

  assert {
    condition     = output.limner.pictures_per_second == 0.49 && output.limner.address == "https://service.example"
    error_message = "small is another house"
  }

  assert {
    condition     = strcontains(output.environment, "WORLD='google'\n") && strcontains(output.environment, "TASK_QUEUES='{\"assembly\":{") && !strcontains(output.environment, "LOG_FORMAT='json'")
    error_message = "the settings for one's own computer are others"
  }
}

run "staging_lives_beside_production" {
  command = apply

  module {
    source = "./examples/staging"
  }

  assert {
    condition     = output.limner.services.api == "limner-stage-api" && output.limner.buckets.assets == "demo-project-limner-stage-assets"
    error_message = "staging has names of production"
  }
}

run "production_answers_on_its_domain" {
  command = apply

  module {
    source = "./examples/production"
  }

  assert {
    condition     = output.limner.address == "https://api.example.com" && output.limner.pictures_per_second == 2.45
    error_message = "production is another house"
  }
}
