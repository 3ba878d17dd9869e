"""The page: a face in the browser, served to this computer only. Nothing else imports starlette."""
