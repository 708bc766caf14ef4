// Takeover
