output "address" {
  description = "Where the API answers."
  value       = var.domain == "" ? google_cloud_run_v2_service.house["api"].uri : "https://${var.domain}"
}

output "edge_ip" {
  description = "Where the domain and its candidate must point; null without a domain."
  value       = one(google_compute_global_address.edge[*].address)
}

output "services" {
  description = "Names of the services by their function."
  value       = { for target, one in google_cloud_run_v2_service.house : target => one.name }
}

output "accounts" {
  description = "Addresses of the service accounts by what they do."
  value       = { for name, one in google_service_account.house : name => one.email }
}

output "queues" {
  description = "Full names of the queues by their medium."
  value       = { for lane, one in local.queues : lane => one.path }
}

output "pictures_per_second" {
  description = "What the quota lets the picture queue deliver."
  value       = google_cloud_tasks_queue.lane["picture"].rate_limits[0].max_dispatches_per_second
}

output "buckets" {
  description = "Names of the buckets by what they keep."
  value       = { for bucket, one in google_storage_bucket.house : bucket => one.name }
}

output "registry" {
  description = "Where images are pushed, the service's name behind it."
  value       = local.registry
}

output "gemini_secret" {
  description = "The secret that the key of AI Studio belongs into; null where none is needed."
  value       = one([for one in google_secret_manager_secret.gemini : one.secret_id])
}

output "github_identity" {
  description = "What a workflow names to come in as the account github; null without a repository."
  value       = one(google_iam_workload_identity_pool_provider.github[*].name)
}

output "environment" {
  description = "Settings for commands on your own computer, as the lines of a file .env; a key of AI Studio is not among them."
  value       = join("", [for name, value in merge(local.settings, { LOG_FORMAT = "auto" }) : "${name}='${value}'\n"])
}
