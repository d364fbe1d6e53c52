"""The world as it is: stores, queues and models behind the ports."""
