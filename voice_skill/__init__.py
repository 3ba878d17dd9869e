"""An offline voice assistant for health questions. Nothing leaves the machine."""

import os

__version__ = "0.1.0"

# onnxruntime from 1.29 on tells its maker of the computer, and keeps a device's name under
# ~/.cache. Only this variable stops it, and only before anything imports it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
# Comes with the whisper extra and with tokenizers: no model is ever fetched by its name.
os.environ["HF_HUB_OFFLINE"] = os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
