terraform {
  required_version = ">= 1.9"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 6.50, < 8"
    }
  }
}

provider "google" {
  project               = var.project
  region                = var.region
  billing_project       = var.project
  user_project_override = true
}

variable "project" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "region" {
  description = "Where everything runs and is kept."
  type        = string
  default     = "us-central1"
}

variable "repository" {
  description = "Repository that Cloud Build is connected to."
  type        = string
}

variable "alert_emails" {
  description = "Who is told when something is wrong."
  type        = list(string)
}

# For trying what production gets next: built from the branch staging, beside production or in a project of its own.
module "limner" {
  source = "../.."

  project  = var.project
  region   = var.region
  name     = "limner-stage"
  database = "limner-staging"
  protect  = false
  labels   = { stage = "staging" }

  repository = var.repository
  branch     = "staging"

  alert_emails     = var.alert_emails
  hourly_spend_usd = 5

  settings = {
    DAILY_BUDGET_USD = "10"
    LOG_LEVEL        = "DEBUG"
  }
}

output "limner" {
  description = "Where everything is."
  value       = module.limner
}

output "environment" {
  description = "Settings for commands on your own computer, as the lines of a file .env."
  value       = module.limner.environment
}
