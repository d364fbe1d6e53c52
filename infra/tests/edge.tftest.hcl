mock_provider "google" {}

variables {
  project = "demo-project"
}

run "without_a_domain_there_is_no_load_balancer" {
  command = apply

  assert {
    condition     = length(google_compute_global_forwarding_rule.edge) + length(google_compute_global_address.edge) + length(google_compute_security_policy.edge) == 0
    error_message = "a load balancer is billed that nobody asked for"
  }

  assert {
    condition     = !contains(keys(google_project_service.needed), "compute.googleapis.com")
    error_message = "Compute Engine is switched on for nothing"
  }
}

run "a_domain_has_no_back_door" {
  command = apply

  variables {
    public     = true
    domain     = "api.example.com"
    repository = "projects/demo-project/locations/us-central1/connections/github/repositories/limner"
  }

  assert {
    condition     = google_cloudbuild_trigger.push[0].substitutions["_CANDIDATE"] == "https://candidate.api.example.com"
    error_message = "a build tries the new revision where it cannot be reached"
  }

  assert {
    condition     = google_cloud_run_v2_service.house["api"].ingress == "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
    error_message = "Cloud Armor can be walked around"
  }

  assert {
    condition     = alltrue([for one in google_compute_backend_service.edge : one.security_policy == google_compute_security_policy.edge[0].id])
    error_message = "Cloud Armor does not stand in front"
  }

  assert {
    condition     = google_compute_backend_service.edge["live"].cdn_policy[0].cache_mode == "USE_ORIGIN_HEADERS"
    error_message = "the CDN keeps what the API does not call public"
  }

  assert {
    condition     = one(google_compute_region_network_endpoint_group.edge["candidate"].cloud_run).tag == "candidate" && !google_compute_backend_service.edge["candidate"].enable_cdn
    error_message = "a new revision cannot be tried through the load balancer"
  }

  assert {
    condition     = toset(keys(google_compute_global_forwarding_rule.edge)) == toset(["443", "80"]) && google_compute_url_map.to_https[0].default_url_redirect[0].https_redirect
    error_message = "plain HTTP is not led to HTTPS"
  }

  assert {
    condition     = output.address == "https://api.example.com"
    error_message = "the address is not the domain"
  }
}

run "a_domain_needs_a_public_api" {
  command = plan

  variables {
    domain = "api.example.com"
  }

  expect_failures = [var.domain]
}
