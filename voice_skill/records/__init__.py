"""What a person may keep: the page for the doctor (text, HTML, PDF, JSON, FHIR), corrections."""
