# A domain of one's own: load balancer, certificate, Cloud Armor and CDN. Nothing of it without var.domain.

locals {
  domains = var.domain == "" ? {} : { live = var.domain, candidate = "candidate.${var.domain}" }
}

resource "google_compute_global_address" "edge" {
  count = var.domain == "" ? 0 : 1

  project = var.project
  name    = "${var.name}-edge"

  depends_on = [google_project_service.needed]
}

# The second one leads to the revision that a build has just deployed, to be tried before it gets traffic.
resource "google_compute_region_network_endpoint_group" "edge" {
  for_each = local.domains

  project               = var.project
  name                  = "${var.name}-${each.key}"
  region                = var.region
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.house["api"].name
    tag     = each.key == "candidate" ? "candidate" : null
  }
}

resource "google_compute_security_policy" "edge" {
  count = var.domain == "" ? 0 : 1

  project = var.project
  name    = "${var.name}-edge"

  rule {
    description = "One address, so many requests a minute"
    action      = "throttle"
    priority    = 1000

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }

    rate_limit_options {
      conform_action = "allow"
      exceed_action  = "deny(429)"
      enforce_on_key = "IP"

      rate_limit_threshold {
        count        = var.requests_per_minute_and_address
        interval_sec = 60
      }
    }
  }

  rule {
    description = "The rule that every policy ends with"
    action      = "allow"
    priority    = 2147483647

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }
  }

  depends_on = [google_project_service.needed]
}

resource "google_compute_backend_service" "edge" {
  for_each = local.domains

  project               = var.project
  name                  = "${var.name}-${each.key}"
  protocol              = "HTTPS"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  security_policy       = google_compute_security_policy.edge[0].id
  enable_cdn            = each.key == "live"

  backend {
    group = google_compute_region_network_endpoint_group.edge[each.key].id
  }

  # Only what the API itself calls public is kept; whatever belongs to an owner says private.
  dynamic "cdn_policy" {
    for_each = each.key == "live" ? ["USE_ORIGIN_HEADERS"] : []

    content {
      cache_mode = cdn_policy.value

      cache_key_policy {
        include_host         = true
        include_protocol     = true
        include_query_string = true
      }
    }
  }

  log_config {
    enable      = true
    sample_rate = 0.1
  }
}

resource "google_compute_url_map" "edge" {
  count = var.domain == "" ? 0 : 1

  project         = var.project
  name            = "${var.name}-edge"
  default_service = google_compute_backend_service.edge["live"].id

  host_rule {
    hosts        = [local.domains.candidate]
    path_matcher = "candidate"
  }

  path_matcher {
    name            = "candidate"
    default_service = google_compute_backend_service.edge["candidate"].id
  }
}

resource "google_compute_url_map" "to_https" {
  count = var.domain == "" ? 0 : 1

  project = var.project
  name    = "${var.name}-to-https"

  default_url_redirect {
    https_redirect         = true
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
    strip_query            = false
  }

  depends_on = [google_project_service.needed]
}

resource "google_compute_managed_ssl_certificate" "edge" {
  for_each = local.domains

  project = var.project
  name    = "${var.name}-${each.key}-${substr(sha256(each.value), 0, 8)}"

  managed {
    domains = [each.value]
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [google_project_service.needed]
}

resource "google_compute_target_https_proxy" "edge" {
  count = var.domain == "" ? 0 : 1

  project          = var.project
  name             = "${var.name}-edge"
  url_map          = google_compute_url_map.edge[0].id
  ssl_certificates = [for one in google_compute_managed_ssl_certificate.edge : one.id]
}

resource "google_compute_target_http_proxy" "to_https" {
  count = var.domain == "" ? 0 : 1

  project = var.project
  name    = "${var.name}-to-https"
  url_map = google_compute_url_map.to_https[0].id
}

resource "google_compute_global_forwarding_rule" "edge" {
  for_each = var.domain == "" ? {} : {
    443 = google_compute_target_https_proxy.edge[0].id
    80  = google_compute_target_http_proxy.to_https[0].id
  }

  project               = var.project
  name                  = "${var.name}-edge-${each.key}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.edge[0].id
  port_range            = each.key
  target                = each.value
}
