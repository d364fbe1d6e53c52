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

# For one person or a trial: nothing is kept warm, and all of it can be torn down with one command.
module "limner" {
  source = "../.."

  project = var.project
  region  = var.region
  protect = false

  services = {
    api      = { max_instances = 2 }
    plan     = { max_instances = 1 }
    render   = { max_instances = 2 }
    assemble = { max_instances = 1 }
  }

  hourly_spend_usd = 2

  settings = {
    DAILY_BUDGET_USD = "5"
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
