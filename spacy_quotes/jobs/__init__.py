"""Big jobs: many texts read, processed on several processes or machines, and written, in bounded memory."""
