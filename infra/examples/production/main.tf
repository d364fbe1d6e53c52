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

variable "domain" {
  description = "Domain of the API."
  type        = string
}

variable "cors_origins" {
  description = "Origins of browsers that may call it."
  type        = list(string)
  default     = []
}

variable "repository" {
  description = "Repository that Cloud Build is connected to."
  type        = string
}

variable "github_repository" {
  description = "OWNER/NAME on GitHub whose workflows may start builds; empty for none."
  type        = string
  default     = ""
}

variable "alert_emails" {
  description = "Who is told when something is wrong."
  type        = list(string)
}

variable "billing_account" {
  description = "Billing account for the budget alert; empty for no budget."
  type        = string
  default     = ""
}

# For the public: a domain, instances that are warm, every minute of a week recoverable, and nothing deleted by mistake.
module "limner" {
  source = "../.."

  project = var.project
  region  = var.region
  labels  = { stage = "production" }

  public       = true
  domain       = var.domain
  cors_origins = var.cors_origins

  services = {
    api      = { min_instances = 1, max_instances = 50 }
    plan     = { max_instances = 10 }
    render   = { min_instances = 1, max_instances = 20, memory = "2Gi" }
    assemble = { max_instances = 20 }
  }

  quota = { tier = 2 }

  point_in_time_recovery = true

  repository        = var.repository
  github_repository = var.github_repository

  alert_emails     = var.alert_emails
  hourly_spend_usd = 50
  billing_account  = var.billing_account
  monthly_budget   = 2000

  settings = {
    DAILY_BUDGET_USD        = "20"
    MAX_REQUESTS_PER_MINUTE = "60"
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
